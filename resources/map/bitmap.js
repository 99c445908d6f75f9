// Pixels as a file that an <img> shows at once. An <img> because pages without a GPU compose canvases
// anew for each frame (three times as slow when panning); BMP because making a PNG takes longer than
// painting what is in it.

const FILE_HEADER = 14;
/** Without and with the mask of what can be seen through (BITMAPINFOHEADER, BITMAPV4HEADER). */
const PLAIN = 40;
const TRANSPARENT = 108;
const BITFIELDS = 3;
const MASKS = [0xff, 0xff00, 0xff0000, 0xff000000];
const SRGB = 0x73524742;

/** An ImageData as a Blob: a Windows bitmap with 32 bits a pixel, from the top down. */
export function bitmap({ width, height, data }, { transparent = false } = {}) {
  const kind = transparent ? TRANSPARENT : PLAIN;
  const masks = transparent ? MASKS : MASKS.slice(0, 3);
  const size = FILE_HEADER + (transparent ? TRANSPARENT : PLAIN + 4 * masks.length);
  const header = new DataView(new ArrayBuffer(size));
  const fields = [size + data.length, 0, size, kind, width, -height];
  header.setUint16(0, 0x424d);
  fields.forEach((value, index) => header.setInt32(2 + 4 * index, value, true));
  header.setUint16(26, 1, true);
  header.setUint16(28, 32, true);
  header.setUint32(30, BITFIELDS, true);
  header.setUint32(34, data.length, true);
  masks.forEach((mask, index) => header.setUint32(54 + 4 * index, mask, true));
  if (transparent) header.setUint32(54 + 4 * masks.length, SRGB, true);
  return new Blob([header, data], { type: "image/bmp" });
}
