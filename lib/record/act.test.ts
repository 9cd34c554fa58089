import { beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { toBase64url } from '../shared/base64url.ts';
import { canonical } from '../shared/canonical.ts';
import { memberId } from '../shared/ids.ts';
import { makeScene, type Scene, stateOn } from '../testing/meeting-scene.ts';
import { asVerified, parseAct, subjectOf } from './act.ts';
import { parseBadge } from './badge.ts';
import { actsOf, badgesOf } from './document.ts';
import { signingInputOf } from './jws.ts';

let scene: Scene;
let jws: string;
beforeAll(async () => {
  scene = await makeScene();
  jws = (await scene.wang.sign(scene.id, 'checkIn', {})).jws;
});
const payload = () => {
  const parsed = parseAct(jws);
  if (!parsed.ok) throw new Error('an act');
  return parsed.value.payload;
};
const utf8 = new TextEncoder();
const encode = (value: unknown) =>
  toBase64url(utf8.encode(typeof value === 'string' ? value : canonical(value)));
const rewritten = (part: { head?: unknown; body?: unknown }): string => {
  const [h, b, s] = jws.split('.');
  return [part.head ? encode(part.head) : h, part.body ? encode(part.body) : b, s].join('.');
};

test('[ACT1] an act is a compact JWS over its payload in canonical form, under a header of alg and kid alone', () => {
  expect(payload()).toMatchObject({ v: 1, doc: scene.id, type: 'checkIn', n: 1, seen: [], body: {} });
  const kid = 'badge-wang-1';
  expect(parseAct(rewritten({ head: { alg: 'ES256', kid } })).ok).toBe(true);
  for (const header of [{ alg: 'ES256' }, { alg: 'none', kid }, { alg: 'ES256', kid, typ: 'JWT' }, { kid }]) {
    expect(parseAct(rewritten({ head: header })).ok, JSON.stringify(header)).toBe(false);
  }
  expect(parseAct(rewritten({ body: ` ${canonical(payload())}` })).ok).toBe(false);
  expect(
    parseAct(rewritten({ body: JSON.stringify(Object.fromEntries(Object.entries(payload()).reverse())) })).ok,
  ).toBe(false);
});

test('[ACT1] a payload with a field too many, too few or of another form is a broken schema', () => {
  const { n: _, ...numberless } = payload();
  const broken = [
    numberless,
    { ...payload(), extra: 1 },
    { ...payload(), n: 0 },
    { ...payload(), n: 1.5 },
    { ...payload(), id: 'A B' },
    { ...payload(), seen: 'x' },
    { ...payload(), at: -1 },
    { ...payload(), for: '王' },
  ];
  for (const body of broken) expect(parseAct(rewritten({ body })).ok, JSON.stringify(body)).toBe(false);
  for (const text of ['', 'a.b', 'a.b.c.d', `${jws}.x`, jws.slice(0, -1)])
    expect(parseAct(text).ok).toBe(false);
});

test('[DOC6] an act of a later version is kept, and not read', async () => {
  const later = await scene.li.signPayload({ ...payload(), v: 2, id: 'later', doc: scene.id });
  scene.li.write(scene.id, 'later', later);
  const doc = scene.li.doc(scene.id);
  const before = Y.encodeStateAsUpdate(doc);
  expect((await stateOn(scene, scene.li)).remarks.size).toBe(0);
  expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
  expect(actsOf(doc).get('later')).toBe(later);
});

test('[ACT4] the same act is the same signing input, whatever its signature', async () => {
  const again = await scene.wang.signPayload(payload());
  expect(again).not.toBe(jws);
  expect(signingInputOf(again)).toBe(signingInputOf(jws));
});

test('[ACT7] an act counts for the person it names, else for its author', () => {
  const parsed = parseAct(jws);
  const badge = parseBadge(String([...badgesOf(scene.li.doc(scene.id)).values()][0]));
  if (!parsed.ok || !badge.ok) throw new Error('an act and a badge');
  const act = asVerified(parsed.value, badge.value);
  expect(subjectOf(act)).toBe('li');
  expect(subjectOf({ ...act, for: memberId('paper') })).toBe('paper');
});
