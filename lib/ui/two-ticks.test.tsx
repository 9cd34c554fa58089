import { renderToStaticMarkup } from 'react-dom/server';
import { IntlProvider } from 'use-intl';
import { expect, test } from 'vitest';
import shell from '../i18n/zh-cn/shell.json' with { type: 'json' };
import { TwoTicks, type TwoTicksProps } from './two-ticks.tsx';

const rendered = (props: TwoTicksProps) =>
  renderToStaticMarkup(
    <IntlProvider locale="zh-CN" messages={shell} timeZone="Asia/Shanghai">
      <TwoTicks {...props} />
    </IntlProvider>,
  );

test.each([
  ['kept', true, 'delivered', '已送达'],
  ['kept', false, 'kept', '已存本机'],
  ['keeping', true, 'keeping', '正在存'],
  ['failed', true, 'failed', '没有存住'],
] as const)('[SYNC2] %s on this phone, delivered %s: %s', (kept, delivered, state, word) => {
  const html = rendered({ kept, delivered });
  expect(html).toContain(`data-state="${state}"`);
  expect(html).toContain(word);
});
