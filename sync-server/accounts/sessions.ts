/** Who is behind a cookie, as the rest of the server sees it. */
import type { Member } from '../../lib/record/badge.ts';

export interface SignedIn {
  readonly session: string;
  /** With the roles of now, not of a badge. */
  readonly member: Member;
}

export interface Sessions {
  ofCookie(cookieHeader: string | undefined): Promise<SignedIn | undefined>;
  /** Those of the given sessions that are still valid, with the members' roles of now. */
  stillValid(sessions: readonly string[]): Promise<ReadonlyMap<string, Member>>;
  /** Told at once when a session ends or a member's roles change, so that open connections can be checked. */
  onChange(listener: () => void): void;
}
