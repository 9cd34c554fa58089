'use client';

import { useTranslations } from 'use-intl';
import type { RuleProfile } from '../rule-profile.ts';

/** A rule profile in one breath: who votes, when the quorum stands, what carries [MEET1]. */
export function RuleText({ profile }: { profile: RuleProfile }) {
  const t = useTranslations('rule');
  const { quorum, majority } = profile;
  return (
    <>
      <span className="font-semibold">{profile.name}</span>
      <span className="block">{t(`voter.${profile.voter}`)}</span>
      <span className="block">
        {t(quorum.strict ? 'quorumMore' : 'quorum', { num: quorum.num, den: quorum.den })}
      </span>
      <span className="block">
        {t(majority.strict ? 'moreThan' : 'atLeast', {
          base: t(`bases.${majority.of}`),
          num: majority.num,
          den: majority.den,
        })}
      </span>
      <span className="block text-ink-soft text-sm">{profile.source}</span>
    </>
  );
}
