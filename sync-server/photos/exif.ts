/** Exif is a TIFF structure; where a picture was taken is its GPS directory (CIPA DC-008, 4.6.3). */
const GPS_DIRECTORY = 0x8825;

/** `tiff`: from its byte order on. True too where it cannot be read. */
export function hasPlaceIn(tiff: Uint8Array): boolean {
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength);
  try {
    const order = view.getUint16(0);
    if (order !== 0x4949 && order !== 0x4d4d) return true;
    const little = order === 0x4949;
    if (view.getUint16(2, little) !== 42) return true;
    const directory = view.getUint32(4, little);
    const entries = view.getUint16(directory, little);
    for (let i = 0; i < entries; i++)
      if (view.getUint16(directory + 2 + 12 * i, little) === GPS_DIRECTORY) return true;
    return false;
  } catch {
    return true;
  }
}
