/** Every screen in every state, as different people have it: judged by axe and by measure [look and feel]. */
import { expect, it } from 'vitest';
import { lookName } from './looks.ts';
import { everyScene } from './scenes/every-scene.ts';
import { type SizedLook, showEach } from './scenes/scene.ts';
import { faultsOf } from './screen-faults.ts';
import { measureRings, measureScreen } from './screen-measure.ts';

interface JudgedLook extends SizedLook {
  /** By axe and by the focus rings as well: what they find is the same in other sizes and colours. */
  readonly thoroughly?: true;
}

const phone = { width: 360, height: 740 } as const;
const desk = { width: 1280, height: 860 } as const;
const looks: readonly JudgedLook[] = [
  { ...phone, language: 'zh-CN', text: 'normal', theme: 'light', thoroughly: true },
  { ...desk, language: 'zh-CN', text: 'large', theme: 'dark', contrast: 'more' },
  { ...phone, language: 'en', text: 'largest', theme: 'dark', thoroughly: true },
];

it('no fault on any screen, in both languages, light, dark and with more contrast, up to the largest text', async () => {
  const faults: string[] = [];
  let judged = 0;
  for await (const scenes of everyScene())
    await showEach(scenes, looks, async ({ name, phone: { page } }, look) => {
      const found = look.thoroughly
        ? [...(await faultsOf(page)), ...(await measureRings(page))]
        : await measureScreen(page);
      faults.push(...found.map((fault) => `${name}, ${look.width} ${lookName(look)}: ${fault}`));
      judged += 1;
    });
  expect(faults).toEqual([]);
  expect(judged).toBeGreaterThan(150);
}, 600_000);
