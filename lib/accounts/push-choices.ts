/** What a person wants to be told while the app is closed, as device and server tell each other [PUSH3]. */
import type { PushKind } from '../record/push-kinds.ts';

/** Times of day by the community's clock, `21:00`; past midnight where `to` is the earlier. */
export interface QuietHours {
  readonly from: string;
  readonly to: string;
}

export interface PushChoices {
  readonly kinds: readonly PushKind[];
  /** undefined: at any time. */
  readonly quiet?: QuietHours;
}

/** As a browser hands it out (PushSubscription.toJSON). */
export interface PushAddress {
  readonly endpoint: string;
  /** base64url: a P-256 point of 65 bytes, and 16 bytes. */
  readonly keys: { readonly p256dh: string; readonly auth: string };
}

/** What `GET /api/push` answers. */
export interface PushAnswer {
  /** The server's own, as base64url: a phone subscribes to nobody else. */
  readonly publicKey: string;
  readonly choices: PushChoices;
  /** Of this session's subscription. */
  readonly endpoint?: string;
}
