/** Is this request from a page of ours? Asked of every write and of every upgrade. */
import type { Settings } from '../settings.ts';

export type OwnOrigin = (origin: string | undefined, host: string | undefined) => boolean;

/** The public origin where one is set, else the host that was asked, by either scheme; and those of development. */
export function ownOrigin({
  publicOrigin,
  devOrigins,
}: Pick<Settings, 'publicOrigin' | 'devOrigins'>): OwnOrigin {
  return (origin, host) => {
    if (origin === undefined) return false;
    if (origin === publicOrigin || devOrigins.includes(origin)) return true;
    if (publicOrigin !== undefined || host === undefined) return false;
    return origin === `http://${host}` || origin === `https://${host}`;
  };
}
