import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { Button } from './button.tsx';

describe('a button', () => {
  test('that may not be pressed stays reachable and says why', () => {
    const html = renderToStaticMarkup(
      <Button submit reason="先填好账号和密码">
        登录
      </Button>,
    );
    const described = /aria-describedby="([^"]+)"/.exec(html)?.[1];
    expect(html).toContain('aria-disabled="true"');
    expect(html).not.toContain(' disabled=');
    expect(html).toContain('type="button"');
    expect(described && html.includes(`id="${described}"`)).toBe(true);
    expect(html).toContain('先填好账号和密码');
  });

  test('that may be pressed submits where it is asked to', () => {
    const html = renderToStaticMarkup(<Button submit>登录</Button>);
    expect(html).toContain('type="submit"');
    expect(html).not.toContain('aria-disabled');
  });
});
