import { describe, expect, test } from 'vitest';
import { FrameMarks } from './frame-marks.ts';

const step1 = new Uint8Array([0, 0, 1]);
const step2 = new Uint8Array([0, 1, 1]);
const update = new Uint8Array([0, 2, 1]);
const awareness = new Uint8Array([1, 2]);

describe('which frame covers what', () => {
  test('[SYNC15] step 2 and updates count from 1; step 1 and awareness do not', () => {
    const marks = new FrameMarks();
    marks.sent(step1, 0);
    marks.sent(awareness, 0);
    marks.sent(step2, 3);
    marks.sent(awareness, 3);
    marks.sent(update, 4);
    expect(marks.acknowledged(1)).toBe(3);
    expect(marks.acknowledged(1)).toBeUndefined();
    expect(marks.acknowledged(2)).toBe(4);
    expect(marks.waiting).toBe(false);
  });

  test('[SYNC15] an update before the first step 2 is counted but covers nothing', () => {
    const marks = new FrameMarks();
    marks.sent(update, 1);
    expect(marks.waiting).toBe(false);
    expect(marks.covers(1)).toBe(false);
    expect(marks.acknowledged(1)).toBeUndefined();
    marks.sent(step2, 1);
    expect(marks.covers(1)).toBe(true);
    expect(marks.acknowledged(2)).toBe(1);
  });

  test('[SYNC15] one acknowledgement settles all frames up to it', () => {
    const marks = new FrameMarks();
    marks.sent(step2, 1);
    marks.sent(update, 2);
    marks.sent(update, 3);
    expect(marks.acknowledged(2)).toBe(2);
    expect(marks.waiting).toBe(true);
    expect(marks.acknowledged(9)).toBe(3);
  });
});
