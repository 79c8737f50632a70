/** How large a PNG is on paper, written into it (chunk pHYs of the PNG specification): without it programs guess 72 or 96. */
const inchesPerMetre = 1 / 0.0254;
/** Signature and header chunk are as long in every PNG. */
const afterHeader = 33;

/** @param png as a canvas makes it @param dpi dots per inch @throws Error when it is no PNG */
export function withResolution(png: Uint8Array, dpi: number): Uint8Array<ArrayBuffer> {
  if (String.fromCharCode(...png.slice(12, 16)) !== "IHDR") throw new Error("These bytes are no PNG.");
  const perMetre = Math.round(dpi * inchesPerMetre);
  const chunk = new Uint8Array(21);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, 9);
  chunk.set([0x70, 0x48, 0x59, 0x73], 4); // pHYs
  view.setUint32(8, perMetre);
  view.setUint32(12, perMetre);
  view.setUint8(16, 1); // the unit is the metre
  view.setUint32(17, crc32(chunk.subarray(4, 17)));
  const whole = new Uint8Array(png.length + chunk.length);
  whole.set(png.subarray(0, afterHeader));
  whole.set(chunk, afterHeader);
  whole.set(png.subarray(afterHeader), afterHeader + chunk.length);
  return whole;
}

/** The check sum of a PNG's chunk, bit by bit: a chunk of 13 bytes needs no table. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}
