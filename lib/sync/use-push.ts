'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import type { PushAnswer, PushChoices } from '../accounts/push-choices.ts';
import type { MemberId } from '../shared/ids.ts';
import type { Reach } from './device.ts';
import { deviceActions } from './device-provider.tsx';
import { PUSH_LANGUAGE, type PushTrouble } from './push-phone.ts';

export type PushState =
  | { readonly at: 'asking' }
  /** This community calls no phones. */
  | { readonly at: 'closed' }
  | { readonly at: 'offline' }
  /** Not in this browser, or not in this window. */
  | { readonly at: 'unsupported' }
  | { readonly at: 'no-worker' }
  | { readonly at: 'denied' }
  | {
      readonly at: 'known';
      readonly on: boolean;
      readonly choices: PushChoices;
      readonly busy: boolean;
      readonly outcome?: PushTrouble | 'saved';
    };

export interface Push {
  readonly state: PushState;
  /** On: the browser asks the person, unless they have answered before. */
  turn(on: boolean): Promise<void>;
  /** At once on the screen; where it could not be saved, what stands is shown again. */
  choose(choices: PushChoices): void;
}

/** How this member is told while the app is closed, and whether on this phone. `language`: of the screen. */
export function usePush(as: MemberId, reach: Reach, language: string): Push {
  const [state, setState] = useState<PushState>({ at: 'asking' });
  const [known, setKnown] = useState<PushAnswer>();
  /** One after the other, so that the last choice is the last to arrive. */
  const sending = useRef(Promise.resolve());

  useEffect(() => {
    void deviceActions.rememberLocally(PUSH_LANGUAGE, language).catch(() => undefined);
  }, [language]);

  useEffect(() => {
    let current = true;
    const show = (next: PushState): void => {
      if (current) setState(next);
    };
    const lacking = whatLacks();
    if (lacking) show({ at: lacking });
    else if (reach === 'offline') show({ at: 'offline' });
    else if (reach === 'online')
      read(as).then(
        (found) => {
          if (!current) return;
          setKnown(found.answer);
          show(found.state);
        },
        () => show({ at: 'offline' }),
      );
    return () => {
      current = false;
    };
  }, [as, reach]);

  const turn = useCallback(
    async (on: boolean) => {
      if (!known || state.at !== 'known') return;
      const { choices } = state;
      setState({ at: 'known', on: state.on, choices, busy: true });
      // First of all: browsers put the question only while the tap is fresh.
      if (on && (await Notification.requestPermission()) !== 'granted')
        return setState(
          Notification.permission === 'denied'
            ? { at: 'denied' }
            : { at: 'known', on: false, choices, busy: false },
        );
      const outcome = on ? await subscribe(as, known, choices) : await unsubscribe(as);
      const isDone = outcome === undefined;
      setState({
        at: 'known',
        on: isDone ? on : state.on,
        choices,
        busy: false,
        ...(outcome && { outcome }),
      });
    },
    [as, known, state],
  );

  const choose = useCallback(
    (choices: PushChoices) => {
      if (!known || state.at !== 'known') return;
      setState({ at: 'known', on: true, choices, busy: false });
      sending.current = sending.current.then(async () => {
        const outcome = await subscribe(as, known, choices);
        const stands = outcome && (await read(as)).state;
        setState((now) => {
          const next = stands ?? now;
          return next.at === 'known' ? { ...next, outcome: outcome ?? 'saved' } : next;
        });
      });
    },
    [as, known, state],
  );

  return { state, turn, choose };
}

function whatLacks(): 'unsupported' | 'no-worker' | 'denied' | undefined {
  if (!('serviceWorker' in navigator)) return 'no-worker';
  if (!('PushManager' in window) || !('Notification' in window)) return 'unsupported';
  return Notification.permission === 'denied' ? 'denied' : undefined;
}

/** Also puts right what has come apart since: the browser may have made a new subscription, or lost it. */
async function read(as: MemberId): Promise<{ answer?: PushAnswer; state: PushState }> {
  const { Centre } = await import('./centre.ts');
  const result = await new Centre().calls(as);
  if (!result.ok) return { state: { at: result.refusal.code === 'not-found' ? 'closed' : 'offline' } };
  const answer = result.value;
  const { choices, endpoint } = answer;
  const registration = await navigator.serviceWorker.getRegistration();
  const here = await registration?.pushManager.getSubscription();
  const isMeant = endpoint !== undefined && Notification.permission === 'granted';
  const isOn = isMeant && (here?.endpoint === endpoint || !(await subscribe(as, answer, choices)));
  return { answer, state: { at: 'known', on: isOn, choices, busy: false } };
}

const WORKER_MS = 10_000;

/** undefined: it is done. */
async function subscribe(
  as: MemberId,
  { publicKey }: PushAnswer,
  choices: PushChoices,
): Promise<PushTrouble | undefined> {
  const late = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), WORKER_MS));
  const registration = await Promise.race([navigator.serviceWorker.ready, late]);
  if (!registration) return 'no-worker';
  const [{ Centre }, { subscribePhone }] = await Promise.all([
    import('./centre.ts'),
    import('./push-phone.ts'),
  ]);
  const done = await subscribePhone(registration, { centre: new Centre(), as, publicKey }, choices);
  return done.at === 'failed' ? done.why : undefined;
}

async function unsubscribe(as: MemberId): Promise<PushTrouble | undefined> {
  const [{ Centre }, { unsubscribePhone }] = await Promise.all([
    import('./centre.ts'),
    import('./push-phone.ts'),
  ]);
  const told = await new Centre().unsubscribe(as);
  if (!told.ok) return 'failed';
  await unsubscribePhone(await navigator.serviceWorker.getRegistration());
  return undefined;
}
