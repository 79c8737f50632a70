/** Reads a GIF by its specification (GIF89a, 1990), independently of the encoder: sizes, times, and the pixels of each frame. */
export interface ReadGif {
  readonly width: number;
  readonly height: number;
  /** How often it plays again; 0 is for ever, undefined once. */
  readonly repeats: number | undefined;
  /** In hundredths of a second. */
  readonly delays: readonly number[];
  /** The whole picture after each frame, as 0xrrggbb. */
  readonly pictures: readonly Uint32Array[];
}

export function readGif(bytes: Uint8Array): ReadGif {
  const word = (at: number) => (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8);
  const byte = (at: number) => bytes[at] ?? 0;
  if (new TextDecoder().decode(bytes.subarray(0, 6)) !== "GIF89a") throw new Error("This is no GIF89a.");
  const [width, height] = [word(6), word(8)];
  let at = 13;
  const table = (flags: number) => {
    if ((flags & 0x80) === 0) return undefined;
    const colours = Array.from({ length: 2 << (flags & 7) }, (_, index) => {
      const from = at + 3 * index;
      return (byte(from) << 16) | (byte(from + 1) << 8) | byte(from + 2);
    });
    at += 3 * colours.length;
    return colours;
  };
  const blocks = () => {
    const data: number[] = [];
    for (let size = byte(at++); size > 0; size = byte(at++)) {
      data.push(...bytes.subarray(at, at + size));
      at += size;
    }
    return data;
  };
  const common = table(byte(10));
  let [delay, clear, disposal]: [number, number | undefined, number] = [0, undefined, 0];
  let repeats: number | undefined;
  let picture = new Uint32Array(width * height);
  const delays: number[] = [];
  const pictures: Uint32Array[] = [];
  for (let kind = byte(at++); kind !== 0x3b; kind = byte(at++)) {
    if (kind === 0x21) {
      const label = byte(at++);
      const data = blocks();
      if (label === 0xf9) {
        const [flags = 0, low = 0, high = 0, index] = data;
        [delay, clear, disposal] = [low | (high << 8), flags & 1 ? index : undefined, (flags >> 2) & 7];
      }
      if (label === 0xff && String.fromCharCode(...data.slice(0, 11)) === "NETSCAPE2.0")
        repeats = (data[12] ?? 0) | ((data[13] ?? 0) << 8);
      continue;
    }
    if (kind !== 0x2c) throw new Error(`Byte ${at - 1} is ${kind}, which begins nothing.`);
    const [left, top, wide, high] = [word(at), word(at + 2), word(at + 4), word(at + 6)];
    const flags = byte(at + 8);
    at += 9;
    const colours = table(flags) ?? common ?? [];
    const codeSize = byte(at++);
    const indices = unpacked(blocks(), codeSize);
    if (indices.length !== wide * high) throw new Error(`A frame of ${wide} × ${high} holds ${indices.length} pixels.`);
    const before = picture.slice();
    indices.forEach((index, pixel) => {
      if (index === clear) return;
      picture[(top + Math.floor(pixel / wide)) * width + left + (pixel % wide)] = colours[index] ?? 0;
    });
    pictures.push(picture.slice());
    delays.push(delay);
    if (disposal === 2 || disposal === 3) picture = before;
  }
  if (at !== bytes.length) throw new Error(`${bytes.length - at} bytes follow the end.`);
  return { width, height, repeats, delays, pictures };
}

/** LZW with codes that grow from `codeSize` + 1 to 12 bits. */
function unpacked(data: readonly number[], codeSize: number): number[] {
  const clear = 1 << codeSize;
  const singles = Array.from({ length: clear }, (_, index) => [index]);
  const out: number[] = [];
  let words: number[][] = [];
  let size = codeSize + 1;
  let last: number[] | undefined;
  let [held, bits, next] = [0, 0, 0];
  for (;;) {
    while (bits < size) {
      if (next >= data.length) throw new Error("The data of a frame end before their end code.");
      held |= (data[next++] ?? 0) << bits;
      bits += 8;
    }
    const code = held & ((1 << size) - 1);
    held >>>= size;
    bits -= size;
    if (code === clear + 1) return out;
    if (code === clear) {
      words = [...singles, [], []];
      size = codeSize + 1;
      last = undefined;
      continue;
    }
    const word: number[] | undefined =
      words[code] ?? (last && code === words.length ? [...last, last[0] ?? 0] : undefined);
    if (!word) throw new Error(`Code ${code} means nothing yet.`);
    for (const index of word) out.push(index);
    if (last && words.length < 4096) words.push([...last, word[0] ?? 0]);
    if (words.length === 1 << size && size < 12) size++;
    last = word;
  }
}
