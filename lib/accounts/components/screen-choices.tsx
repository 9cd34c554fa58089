'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useScreenSettings } from '../../i18n/language.tsx';
import type { TextSize } from '../../i18n/screen-settings.ts';
import { Card } from '../../ui/card.tsx';
import { Choice } from '../../ui/choice.tsx';

/** Text size, language, colours, contrast and motion: at once, and each person's own on a shared phone. */
export function ScreenChoices() {
  const t = useTranslations('me');
  const { settings, change } = useScreenSettings();
  return (
    <Card title={t('screen')}>
      <Sample />
      <Choice
        legend={t('text')}
        value={settings.text}
        onChange={(text) => change({ text })}
        options={[
          { value: 'normal', label: <InItsSize size="normal">{t('textNormal')}</InItsSize> },
          { value: 'large', label: <InItsSize size="large">{t('textLarge')}</InItsSize> },
          { value: 'largest', label: <InItsSize size="largest">{t('textLargest')}</InItsSize> },
        ]}
      />
      <Choice
        legend={t('language')}
        value={settings.language}
        onChange={(language) => change({ language })}
        options={[
          { value: 'zh-CN', label: <span lang="zh-CN">{t('languageChinese')}</span> },
          { value: 'en', label: <span lang="en">{t('languageEnglish')}</span> },
        ]}
      />
      <Choice
        legend={t('theme')}
        value={settings.theme}
        onChange={(theme) => change({ theme })}
        options={[
          { value: 'system', label: t('asThePhone') },
          { value: 'light', label: t('themeLight') },
          { value: 'dark', label: t('themeDark') },
        ]}
      />
      <Choice
        legend={t('contrast')}
        value={settings.contrast}
        onChange={(contrast) => change({ contrast })}
        options={[
          { value: 'system', label: t('asThePhone') },
          { value: 'more', label: t('contrastMore') },
        ]}
      />
      <Choice
        legend={t('motion')}
        value={settings.motion}
        onChange={(motion) => change({ motion })}
        options={[
          { value: 'system', label: t('asThePhone') },
          { value: 'less', label: t('motionLess') },
        ]}
      />
    </Card>
  );
}

/** As a page looks with what is chosen. */
function Sample() {
  const t = useTranslations('me');
  return (
    <figure className="flex flex-col gap-1 rounded-md border border-line bg-paper p-4">
      <figcaption className="text-ink-soft text-sm">{t('sample')}</figcaption>
      <p className="font-semibold text-lg">{t('sampleTitle')}</p>
      <p>{t('sampleText')}</p>
    </figure>
  );
}

/** Of the browser's own size, as the page's text is (data-text): the same whichever is chosen now. */
const sizes: Record<TextSize, string> = {
  normal: 'text-[125%]',
  large: 'text-[156.25%]',
  largest: 'text-[187.5%]',
};

function InItsSize({ size, children }: { size: TextSize; children: ReactNode }) {
  return (
    <span className="[font-size:medium]">
      <span className={sizes[size]}>{children}</span>
    </span>
  );
}
