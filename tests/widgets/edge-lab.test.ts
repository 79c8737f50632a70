// The edge lab against PyTorch's padded rows, and against a padding and a mean made here by the plainest means: rows are
// laid out by copying, windows are summed one by one.
import { readFileSync } from "node:fs";
import { decode } from "fast-png";
import { describe, expect, it, test } from "vitest";
import { tensor } from "#engine/index.ts";
import { random } from "#engine/random.ts";
import widget from "#widgets/edge-lab/index.ts";
import { blurOf, indexSum, modeNames, padRow, ringMeans } from "#widgets/edge-lab/modes.ts";
import { readAddress } from "#widgets/kit/address.ts";
import { pictures } from "#widgets/kit/images.ts";
import { pictureOf, pngAddress } from "#widgets/kit/png.ts";
import { createStore } from "#widgets/kit/store.ts";
import torch from "../fixtures/golden/conv1d.json" with { type: "json" };
import { isTrue } from "./kit/sums.ts";

type Mode = (typeof modeNames)[number];

/** Lays out a padded list by copying. Holds for at most length − 1 pads. */
function padded<T>(list: readonly T[], mode: Mode, pads: number, zero: T): T[] {
  const ends: Record<Mode, [T[], T[]]> = {
    zeros: [Array<T>(pads).fill(zero), Array<T>(pads).fill(zero)],
    reflect: [list.slice(1, pads + 1).reverse(), list.slice(-pads - 1, -1).reverse()],
    replicate: [Array<T>(pads).fill(list[0]!), Array<T>(pads).fill(list.at(-1)!)],
    circular: [pads === 0 ? [] : list.slice(-pads), list.slice(0, pads)],
  };
  const [before, after] = ends[mode];
  return [...before, ...list, ...after];
}

function meansOf(rows: readonly (readonly number[])[], mode: Mode, p: number, k: number): number[][] {
  const wide = rows.map((row) => padded(row, mode, p, 0));
  const all = padded(wide, mode, p, Array<number>(rows.length + 2 * p).fill(0));
  const o = rows.length + 2 * p - k + 1;
  return Array.from({ length: o }, (_, m) =>
    Array.from({ length: o }, (_, n) => {
      let sum = 0;
      for (let u = 0; u < k; u++) for (let v = 0; v < k; v++) sum += all[m + u]![n + v]!;
      return sum / k ** 2;
    }),
  );
}

const camera = { width: 96, height: 96, pixels: new Uint8Array(readFileSync("public/images/camera-96.u8")) };
const photoRows = Array.from({ length: 96 }, (_, row) => [...camera.pixels.slice(row * 96, (row + 1) * 96)]);
const stateOf = (text: string) => {
  const store = createStore(widget, readAddress(widget, text), { camera });
  expect(store.status.value).toMatchObject({ is: "ready" });
  const model = store.model.value as Parameters<typeof widget.numbers>[0];
  return { numbers: widget.numbers(model, 0), arrays: widget.arrays?.(model, 0) ?? {}, model };
};

const known: Record<Mode, number[]> = {
  zeros: [0, 0, 1, 2, 3, 4, 0, 0],
  reflect: [3, 2, 1, 2, 3, 4, 3, 2],
  replicate: [1, 1, 1, 2, 3, 4, 4, 4],
  circular: [3, 4, 1, 2, 3, 4, 1, 2],
};

describe("the row 1, 2, 3, 4", () => {
  it.each(modeNames)("%s by 2, each pad a copy of the cell it names", (mode) => {
    expect(stateOf("").arrays[mode]?.data).toEqual(known[mode]);
    const { data, sources } = padRow([1, 2, 3, 4], mode, 2);
    expect(data).toEqual(known[mode]);
    expect(sources.map((source) => (source === undefined ? 0 : data?.[source]))).toEqual(known[mode]);
    expect(sources.slice(2, 6)).toEqual([2, 3, 4, 5]);
  });

  it.each(["reflect", "circular"] as const)("%s: the sum of indices leads to the cell that is copied", (mode) => {
    const lines = [-1, -2, -3, 4, 5, 6].map((position) => {
      const source = (padRow([1, 2, 3, 4], mode, 3).sources[position + 3] ?? Number.NaN) - 3;
      return `${indexSum(mode, position, 4)} = ${source}`;
    });
    expect(lines.map((line) => isTrue(line))).toEqual(Array(6).fill(true));
  });

  it("reflect ends at 3 pads, circular at 4, the others do not end", () => {
    const most = (mode: Mode) => padRow([1, 2, 3, 4], mode, 5).most;
    expect(modeNames.map(most)).toEqual([5, 3, 5, 4]);
    const { arrays } = stateOf("q=5");
    expect(Object.keys(arrays)).toEqual(["zeros", "replicate", "rings"]);
  });
});

describe("rows padded, then summed tap by tap, give what PyTorch's conv1d gives", () => {
  const cases = torch.cases.filter(({ tags, params }) => tags?.includes("padding_mode") && params.padding !== "same");
  it.each(cases)("$name", ({ params, inputs, outputs }) => {
    const [batch = 0, channels = 0, length = 0] = inputs.input.shape;
    const [outChannels = 0, , k = 0] = inputs.weight.shape;
    const first = (value: unknown) => Number(Array.isArray(value) ? value[0] : (value ?? 1));
    const x = inputs.input.data as number[];
    const w = inputs.weight.data as number[];
    const bias = ("bias" in inputs && inputs.bias ? inputs.bias.data : []) as number[];
    const y: number[] = [];
    for (let n = 0; n < batch; n++) {
      const rows = Array.from({ length: channels }, (_, c) => {
        const from = (n * channels + c) * length;
        return padRow(x.slice(from, from + length), params.padding_mode as Mode, first(params.padding)).data ?? [];
      });
      for (let out = 0; out < outChannels; out++)
        for (let start = 0; start + k <= length + 2 * first(params.padding); start += first(params.stride)) {
          let sum = bias[out] ?? 0;
          for (let c = 0; c < channels; c++)
            for (let tap = 0; tap < k; tap++)
              sum += (rows[c]?.[start + tap] ?? 0) * (w[(out * channels + c) * k + tap] ?? 0);
          y.push(sum);
        }
    }
    const golden = outputs.output.data as number[];
    expect(y).toHaveLength(golden.length);
    // PyTorch summed in float32.
    y.forEach((value, at) => void expect(value).toBeCloseTo(golden[at] ?? Number.NaN, 5));
  });
});

describe("the blur is the mean of each window of the padded picture", () => {
  const { integer } = random(7);
  const rows = Array.from({ length: 7 }, () => Array.from({ length: 7 }, () => integer(0, 255)));
  const settings = modeNames.flatMap((mode) =>
    [0, 1, 3, 6].flatMap((p) => [1, 2, 3, 5].filter((k) => k <= 7 + 2 * p).map((k) => [mode, p, k] as const)),
  );
  it.each(settings)("%s p=%i k=%i", (mode, p, k) => {
    const expected = meansOf(rows, mode, p, k).flat();
    const { data } = blurOf(tensor([rows]), mode, p, k);
    expect(data.length).toBe(expected.length);
    expected.forEach((value, at) => void expect(data[at]).toBeCloseTo(value, 9));
  });
});

describe("the photograph", () => {
  it.each(modeNames)("%s: its outer ring, that of the picture, and the interior, p=4 k=9", (mode) => {
    const blur = meansOf(photoRows, mode, 4, 9);
    const outermost = (rows: number[][]) => [
      ...rows[0]!,
      ...rows[95]!,
      ...rows.slice(1, 95).flatMap((row) => [row[0]!, row[95]!]),
    ];
    const ring = outermost(blur);
    const inside = blur.slice(4, 92).flatMap((row) => row.slice(4, 92));
    const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    const { numbers, arrays, model } = stateOf(`mode=${mode}`);
    expect(ring).toHaveLength(4 * 95);
    expect(numbers).toMatchObject({ padded: 104, o: 96 });
    // The figure rounds to a tenth of a grey.
    expect(Math.abs((numbers.ring ?? 0) - mean(ring))).toBeLessThan(0.0501);
    expect(Math.abs((numbers.own ?? 0) - mean(outermost(photoRows)))).toBeLessThan(0.0501);
    expect(Math.abs(model.interior - mean(inside))).toBeLessThan(0.0501);
    expect(arrays.rings?.data[modeNames.indexOf(mode)]).toBe(numbers.ring);
  });

  it("without padding all modes agree", () => {
    const { arrays, numbers } = stateOf("p=0");
    expect(new Set(arrays.rings?.data).size).toBe(1);
    expect(numbers.o).toBe(88);
  });

  it("is the size its entry says", () => {
    expect(camera.pixels).toHaveLength((pictures.camera?.width ?? 0) * (pictures.camera?.height ?? 0));
  });
});

test("flat grey stays flat but for zeros, which take the share of the window that lies outside", () => {
  const { arrays } = stateOf("image=flat&p=1&k=3");
  // 376 windows lack a row or column of 3, the 4 in the corners keep 4 of 9.
  const zeros = (160 * (376 * (6 / 9) + 4 * (4 / 9))) / 380;
  expect(arrays.rings?.data).toEqual([Math.round(zeros * 10) / 10, 160, 160, 160]);
});

test("rings of a square, the outermost first", () => {
  expect(ringMeans([1, 1, 1, 1, 9, 1, 1, 1, 1], 3)).toEqual([1, 9]);
  expect(ringMeans([1, 2, 3, 4], 2)).toEqual([2.5]);
});

test("a picture survives its way through the PNG; brightness is rounded and held between black and white", () => {
  const picture = pictureOf([-3, 0, 127.6, 300, 254.4, 12], 3, 2);
  expect([...picture.pixels]).toEqual([0, 0, 128, 255, 254, 12]);
  const address = pngAddress(picture);
  const png = decode(Buffer.from(address.replace("data:image/png;base64,", ""), "base64"));
  expect([png.width, png.height, png.channels, [...png.data]]).toEqual([3, 2, 1, [...picture.pixels]]);
});
