import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { transformSync } from 'esbuild';
import { describe, expect, test } from 'vitest';
import { browserCheck, browserNeeds } from './browser-check.ts';

/** Where the check sends a browser; undefined: it may go on. `without`: deletes from its window. */
function sentTo(without: string, isSecureContext?: boolean): string | undefined {
  let to: string | undefined;
  const world = {
    indexedDB: {},
    BroadcastChannel: {},
    crypto: { subtle: {} },
    TextDecoderStream: {},
    AbortSignal: { timeout: {} },
    HTMLDialogElement: {},
    CSSLayerBlockRule: {},
    navigator: { locks: {} },
    location: {
      replace(path: string) {
        to = path;
      },
    },
    ...(isSecureContext === undefined ? {} : { isSecureContext }),
  };
  runInNewContext(`var window = this; ${without}; ${browserCheck}`, world);
  return to;
}

describe('the check of the browser', () => {
  test('lets those pass that have everything, also where nobody tells whether the address is safe', () => {
    expect(sentTo('')).toBeUndefined();
    expect(sentTo('', true)).toBeUndefined();
  });

  test.each([
    'delete indexedDB',
    'delete BroadcastChannel',
    'delete navigator.locks',
    'delete crypto',
    'delete TextDecoderStream',
    'delete AbortSignal.timeout',
    'delete HTMLDialogElement',
    'delete CSSLayerBlockRule',
    'delete Array.prototype.findLast',
    'delete Object.hasOwn',
    "RegExp = function () { throw new SyntaxError('Invalid group') }",
  ])('%s: sends it away', (without) => {
    expect(sentTo(without, true)).toBe('/old-browser.html#old');
  });

  test('every need is among those that were taken away', () => {
    expect(browserNeeds).toHaveLength(11);
  });

  test('an address without TLS is said to be just that', () => {
    expect(sentTo('delete crypto.subtle; delete navigator.locks', false)).toBe('/old-browser.html#http');
  });
});

test.each([
  ['the check', browserCheck],
  ['the page for old browsers', readFileSync('public/old-browser.js', 'utf8')],
])('%s is written in ES5', (_name, source) => {
  // What esbuild would have to rewrite is not ES5; the shorter object literals are its own idea.
  const as = (target: 'es5' | 'esnext') =>
    transformSync(source, { target, legalComments: 'none', supported: { 'object-extensions': false } }).code;
  expect(as('es5')).toBe(as('esnext'));
});
