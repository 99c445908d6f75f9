// Pixels as a file that an <img> shows at once. An <img> because pages without a GPU compose canvases
// anew for each frame (three times as slow when panning); BMP because making a PNG takes longer than
// painting what is in it.

const HEADER = 14 + 40 + 3 * 4;
const BITFIELDS = 3;

/** An ImageData as a Blob: a Windows bitmap with 32 bits a pixel, from the top down. */
export function bitmap({ width, height, data }) {
  const header = new DataView(new ArrayBuffer(HEADER));
  const fields = [HEADER + data.length, 0, HEADER, 40, width, -height];
  header.setUint16(0, 0x424d);
  fields.forEach((value, index) => header.setInt32(2 + 4 * index, value, true));
  header.setUint16(26, 1, true);
  header.setUint16(28, 32, true);
  header.setUint32(30, BITFIELDS, true);
  header.setUint32(34, data.length, true);
  [0xff, 0xff00, 0xff0000].forEach((mask, index) => header.setUint32(54 + 4 * index, mask, true));
  return new Blob([header, data], { type: "image/bmp" });
}
