import { expect, test } from 'vitest';
import { withoutStyles } from './pasted-html.ts';

test.each([
  ['<p style="color:red">红</p>', '<p>红</p>'],
  ['<p class=\'a\' STYLE = \'mso-x:"y"\' id="b">字</p>', '<p class=\'a\' id="b">字</p>'],
  ['<b style=color:red>粗</b>', '<b>粗</b>'],
  ['<html><style>\np { color: red }\n</style><p>文</p></html>', '<html><p>文</p></html>'],
  ['<p>写作 style="x" 的字</p>', '<p>写作 style="x" 的字</p>'],
  ['没有标签 style="x"', '没有标签 style="x"'],
])('%s', (html, clean) => {
  expect(withoutStyles(html)).toBe(clean);
});
