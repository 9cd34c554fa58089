'use client';

import { useTranslations } from 'use-intl';
import type { Push, PushState } from '../../sync/use-push.ts';
import { Banner } from '../../ui/banner.tsx';
import { Card } from '../../ui/card.tsx';
import { Switch } from '../../ui/switch.tsx';
import { PushChoicesForm } from './push-choices-form.tsx';
import { PushWords } from './push-words.tsx';

export interface PushCardProps extends Push {
  /** What the app runs in: an iPhone's Safari takes no calls until it is on the home screen. */
  place: 'ios-browser' | 'in-app' | 'elsewhere';
}

/** Being told while the app is closed: off until somebody switches it on, by kind, and not at night. */
export function PushCard(props: PushCardProps) {
  if (props.state.at === 'closed') return null;
  return (
    <PushWords>
      <Shown {...props} />
    </PushWords>
  );
}

function Shown({ state, place, turn, choose }: PushCardProps) {
  const t = useTranslations('push');
  const called = useTranslations('pushed');
  return (
    <Card title={t('title')} testId="push">
      <p>{t('what')}</p>
      <figure className="flex flex-col gap-2">
        <figcaption className="text-ink-soft text-sm">{t('shows')}</figcaption>
        <p className="rounded-md border border-line bg-paper px-4 py-3">
          <span className="block font-semibold">{called('rating.title')}</span>
          <span className="block">{called('rating.text')}</span>
        </p>
      </figure>
      {state.at === 'known' ? (
        <>
          <Switch
            label={t('onThis')}
            on={state.on}
            busy={state.busy}
            onChange={(on) => void turn(on)}
            testId="push-on"
          />
          {state.on && <PushChoicesForm choices={state.choices} onChoose={choose} />}
          <Outcome outcome={state.outcome} />
        </>
      ) : (
        <Lacking state={state} place={place} />
      )}
    </Card>
  );
}

function Outcome({ outcome }: { outcome: (PushState & { at: 'known' })['outcome'] }) {
  const t = useTranslations('push');
  const words = {
    denied: t('denied'),
    'no-worker': t('noWorker'),
    'no-service': t('noService'),
    'not-here': t('notHere'),
    failed: t('failed'),
  };
  return (
    <div role="status" className="empty:hidden" data-testid="push-outcome">
      {outcome === 'saved' && <p>{t('saved')}</p>}
      {outcome && outcome !== 'saved' && (
        <Banner tone="check">
          <p>{words[outcome]}</p>
        </Banner>
      )}
    </div>
  );
}

function Lacking({ state, place }: Pick<PushCardProps, 'state' | 'place'>) {
  const t = useTranslations('push');
  switch (state.at) {
    case 'asking':
      return <p className="text-ink-soft">{t('asking')}</p>;
    case 'offline':
      return <p data-testid="push-lacks">{t('offline')}</p>;
    case 'denied':
      return (
        <Banner tone="check" testId="push-lacks">
          <p>{t('denied')}</p>
          <p>{t('deniedNext')}</p>
        </Banner>
      );
    case 'no-worker':
    case 'unsupported': {
      const words = { 'ios-browser': t('homeScreen'), 'in-app': t('inApp') };
      const usual = state.at === 'no-worker' ? t('noWorker') : t('unsupported');
      return <p data-testid="push-lacks">{place === 'elsewhere' ? usual : words[place]}</p>;
    }
    case 'closed':
    case 'known':
      return null;
  }
}
