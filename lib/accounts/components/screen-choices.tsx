'use client';

import { useTranslations } from 'use-intl';
import { useScreenSettings } from '../../i18n/language.tsx';
import { Card } from '../../ui/card.tsx';
import { Choice } from '../../ui/choice.tsx';

/** Language, text size, light or dark: of this device, at once. */
export function ScreenChoices() {
  const t = useTranslations('me');
  const { settings, change } = useScreenSettings();
  return (
    <Card title={t('screen')}>
      <Choice
        legend={t('text')}
        value={settings.text}
        onChange={(text) => change({ text })}
        options={[
          { value: 'normal', label: t('textNormal') },
          { value: 'large', label: t('textLarge') },
          { value: 'largest', label: t('textLargest') },
        ]}
      />
      <Choice
        legend={t('language')}
        value={settings.language}
        onChange={(language) => change({ language })}
        options={[
          { value: 'zh-CN', label: '中文' },
          { value: 'en', label: 'English' },
        ]}
      />
      <Choice
        legend={t('theme')}
        value={settings.theme}
        onChange={(theme) => change({ theme })}
        options={[
          { value: 'system', label: t('themeSystem') },
          { value: 'light', label: t('themeLight') },
          { value: 'dark', label: t('themeDark') },
        ]}
      />
    </Card>
  );
}
