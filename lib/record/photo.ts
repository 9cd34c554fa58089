/** A photo as acts cite it: by the digest of its bytes. The bytes themselves are never CRDT data. */
import * as v from 'valibot';

export const photoTypes = ['image/jpeg', 'image/png', 'image/webp'] as const;
export type PhotoType = (typeof photoTypes)[number];
/** Of one photo, made small on the device. */
export const MAX_PHOTO_BYTES = 1024 * 1024;
/** Of its longer side, in pixels. */
export const MAX_PHOTO_SIDE = 1600;

const side = v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(MAX_PHOTO_SIDE));

export const photoSchema = v.strictObject({
  /** SHA-256 of the bytes, lower-case hex. */
  digest: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  type: v.picklist(photoTypes),
  bytes: v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(MAX_PHOTO_BYTES)),
  width: side,
  height: side,
});
export type Photo = v.InferOutput<typeof photoSchema>;
