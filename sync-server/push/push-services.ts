/** Where the server sends at all [PUSH5]: whoever subscribes names the address, and must not choose it freely. */
import { lookup } from 'node:dns';
import { BlockList, type LookupFunction } from 'node:net';

/** Of Chrome and its relatives, Firefox, Safari, and Edge on Windows. */
const KNOWN_HOSTS =
  /^(fcm\.googleapis\.com|jmt17\.google\.com|([a-z0-9-]+\.)*push\.services\.mozilla\.com|([a-z0-9-]+\.)*push\.apple\.com|([a-z0-9-]+\.)+notify\.windows\.com)$/;
const LONGEST_ENDPOINT = 1024;

export class PushServices {
  readonly #named: ReadonlySet<string>;

  /** `named`: origins that the host trusts besides, also without TLS and on its own network. */
  constructor(named: readonly string[]) {
    this.#named = new Set(named);
  }

  allows(endpoint: string): boolean {
    if (endpoint.length > LONGEST_ENDPOINT || !URL.canParse(endpoint)) return false;
    const { origin, protocol, hostname, port, username, password, hash } = new URL(endpoint);
    if (username !== '' || password !== '' || hash !== '') return false;
    if (this.#named.has(origin)) return true;
    return protocol === 'https:' && port === '' && KNOWN_HOSTS.test(hostname);
  }

  /** How names are looked up for a request to this endpoint; undefined: as usual. */
  lookupFor(endpoint: string): LookupFunction | undefined {
    return this.#named.has(new URL(endpoint).origin) ? undefined : publicOnly;
  }
}

/** Whatever the name service says: not into the host's own network. */
const publicOnly: LookupFunction = (hostname, options, done) =>
  lookup(hostname, { ...options, all: true }, (error, found) => {
    const [first] = found ?? [];
    if (error) return done(error, []);
    if (!first || found.some(({ address }) => isPrivateAddress(address)))
      return done(new Error('a push service at a private address'), []);
    return options.all ? done(null, found) : done(null, first.address, first.family);
  });

const ranges = [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12'],
  ...['192.0.0.0/24', '192.168.0.0/16', '198.18.0.0/15', '224.0.0.0/4', '240.0.0.0/4'],
  ...['::/127', '64:ff9b::/96', 'fc00::/7', 'fe80::/10', 'ff00::/8'],
];

const PRIVATE = new BlockList();
for (const range of ranges) {
  const [address = '', bits] = range.split('/');
  PRIVATE.addSubnet(address, Number(bits), address.includes(':') ? 'ipv6' : 'ipv4');
}

/** Loopback, link-local, private, multicast or reserved; IPv4 also where it is written as IPv6. */
export const isPrivateAddress = (address: string): boolean =>
  PRIVATE.check(address, address.includes(':') ? 'ipv6' : 'ipv4');
