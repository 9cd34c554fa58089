import { describe, expect, test } from 'vitest';
import { type InstallWay, installWay } from './install-way.ts';

const SAFARI = 'AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.3 Mobile/15E148 Safari/604.1';
const CHROME = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0';

/** As these browsers really say; the last is how many fingers their screens tell apart. */
const browsers: readonly (readonly [
  name: string,
  way: InstallWay,
  userAgent: string,
  touchPoints: number,
])[] = [
  ['Safari on an iPhone', 'ios', `Mozilla/5.0 (iPhone; CPU iPhone OS 18_3 like Mac OS X) ${SAFARI}`, 5],
  [
    'Chrome on an iPhone',
    'ios',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_3 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/138.0.7204.53 Mobile/15E148 Safari/604.1',
    5,
  ],
  [
    'Safari on an iPad, as a Mac',
    'ios',
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.3 Safari/605.1.15',
    5,
  ],
  [
    'Safari on a Mac',
    'mac-safari',
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.3 Safari/605.1.15',
    0,
  ],
  ['Chrome on a phone', 'android', `Mozilla/5.0 (Linux; Android 10; K) ${CHROME} Mobile Safari/537.36`, 5],
  [
    'the browser of a Huawei phone',
    'android',
    'Mozilla/5.0 (Linux; Android 12; HarmonyOS; NOH-AN00; HMSCore 6.15.0.302) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/114.0.5735.196 HuaweiBrowser/16.0.4.301 Mobile Safari/537.36',
    5,
  ],
  [
    'Firefox on a phone',
    'android',
    'Mozilla/5.0 (Android 14; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0',
    5,
  ],
  [
    'WeChat on Android',
    'in-app',
    'Mozilla/5.0 (Linux; Android 14; V2307A Build/UP1A; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/130.0.6723.103 Mobile Safari/537.36 XWEB/1300333 MMWEBSDK/20250503 MMWEBID/2247 MicroMessenger/8.0.61.2880(0x28003D34) WeChat/arm64 Weixin NetType/WIFI Language/zh_CN ABI/arm64',
    5,
  ],
  [
    'WeChat on an iPhone',
    'in-app',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_3 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 MicroMessenger/8.0.60(0x18003c2f) NetType/WIFI Language/zh_CN',
    5,
  ],
  [
    'WeChat on a computer',
    'in-app',
    `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${CHROME} Safari/537.36 NetType/WIFI MicroMessenger/7.0.20.1781(0x6700143B) WindowsWechat`,
    0,
  ],
  ['Chrome on a computer', 'desktop', `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${CHROME} Safari/537.36`, 0],
  [
    'Chrome on a computer with a touch screen',
    'desktop',
    `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${CHROME} Safari/537.36`,
    10,
  ],
  [
    'Chrome on a Mac',
    'desktop',
    `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${CHROME} Safari/537.36`,
    0,
  ],
  [
    'Firefox on a computer',
    'none',
    'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
    0,
  ],
];

describe('the way onto the home screen', () => {
  test.each(browsers)('%s: %s', (_name, way, userAgent, touchPoints) => {
    expect(installWay({ userAgent, touchPoints, isStandalone: false, hasPrompt: false })).toBe(way);
  });

  test('a browser that asks by itself is let ask, but not within another app', () => {
    const [, , chrome = ''] = browsers.find(([name]) => name === 'Chrome on a phone') ?? [];
    const [, , weChat = ''] = browsers.find(([name]) => name === 'WeChat on Android') ?? [];
    const facts = { touchPoints: 5, isStandalone: false, hasPrompt: true };
    expect(installWay({ ...facts, userAgent: chrome })).toBe('prompt');
    expect(installWay({ ...facts, userAgent: weChat })).toBe('in-app');
  });

  test.each(browsers)('%s in a window of its own has it already', (_name, _way, userAgent, touchPoints) => {
    expect(installWay({ userAgent, touchPoints, isStandalone: true, hasPrompt: false })).toBe('installed');
  });
});
