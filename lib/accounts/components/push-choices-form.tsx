'use client';

import { useTranslations } from 'use-intl';
import { pushKinds } from '../../record/push-kinds.ts';
import { TextField } from '../../ui/field.tsx';
import { Switch } from '../../ui/switch.tsx';
import type { PushChoices, QuietHours } from '../push-choices.ts';

export interface PushChoicesFormProps {
  choices: PushChoices;
  onChoose: (choices: PushChoices) => void;
}

const NIGHT: QuietHours = { from: '21:00', to: '07:00' };

/** By kind, and when not; each change counts at once. */
export function PushChoicesForm({ choices, onChoose }: PushChoicesFormProps) {
  const t = useTranslations('push');
  const { kinds, quiet } = choices;
  const choose = (kind: (typeof pushKinds)[number], on: boolean) =>
    onChoose({ ...choices, kinds: pushKinds.filter((each) => (each === kind ? on : kinds.includes(each))) });
  const beQuiet = (hours: QuietHours | undefined) => onChoose(hours ? { kinds, quiet: hours } : { kinds });
  return (
    <>
      <fieldset className="flex min-w-0 flex-col gap-3">
        <legend className="mb-1 font-semibold">{t('which')}</legend>
        {pushKinds.map((kind) => (
          <Switch
            key={kind}
            label={t(kind)}
            on={kinds.includes(kind)}
            onChange={(on) => choose(kind, on)}
            testId={`push-${kind}`}
          />
        ))}
      </fieldset>
      <Switch
        label={t('quiet')}
        hint={t('quietWhat')}
        on={quiet !== undefined}
        onChange={(on) => beQuiet(on ? NIGHT : undefined)}
        testId="push-quiet"
      />
      {quiet && (
        <div className="flex flex-wrap gap-3">
          <Time label={t('from')} value={quiet.from} onChange={(from) => beQuiet({ ...quiet, from })} />
          <Time label={t('to')} value={quiet.to} onChange={(to) => beQuiet({ ...quiet, to })} />
        </div>
      )}
    </>
  );
}

/** What is half typed is not a time yet, and chooses nothing. */
function Time({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string;
  onChange: (time: string) => void;
}) {
  return (
    <div className="min-w-[10em] flex-1">
      <TextField
        label={label}
        type="time"
        value={value}
        onChange={(time) => {
          if (/^\d\d:\d\d$/.test(time) && time !== value) onChange(time);
        }}
        required
      />
    </div>
  );
}
