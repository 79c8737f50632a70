// The board's three pools against PyTorch's own results, wherever a case is one plane of the size of a board.
import { describe, expect, test } from "vitest";
import { lpPool2d, random, tensor } from "#engine";
import { poolOf, type Settings } from "#widgets/pool-board/pooling.ts";
import average from "../fixtures/golden/avg_pool2d.json" with { type: "json" };
import max from "../fixtures/golden/max_pool2d.json" with { type: "json" };

const same = (value: unknown, fallback: unknown) => {
  const given = value ?? fallback;
  if (!Array.isArray(given)) return Number(given);
  return given.every((size) => size === given[0]) ? Number(given[0]) : undefined;
};

interface Case {
  readonly name: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly inputs: {
    readonly input: { readonly shape: readonly number[]; readonly data: readonly (number | string)[] };
  };
  readonly outputs: { readonly output: { readonly data: readonly (number | string)[] } };
}

/** One board for each plane of a case whose axes are treated alike. */
function boards({ params, inputs, outputs }: Case) {
  const [height = 0, width = 0] = inputs.input.shape.slice(-2);
  const kernelSize = same(params.kernel_size, undefined);
  const stride = same(params.stride, params.kernel_size);
  const padding = same(params.padding, 0);
  const plain = same(params.dilation, 1) === 1 && !("divisor_override" in params);
  const numbers = inputs.input.data.every((value) => typeof value === "number");
  if (!plain || !numbers || height !== width || !kernelSize || !stride || padding === undefined) return [];
  const settings: Settings = {
    inputSize: height,
    kernelSize,
    stride,
    padding,
    ceilMode: params.ceil_mode === true,
    countIncludePad: params.count_include_pad !== false,
    normType: Number(params.norm_type ?? 2),
  };
  const planes = inputs.input.data.length / height ** 2;
  const cells = outputs.output.data.length / planes;
  return Array.from({ length: planes }, (_, plane) => ({
    settings,
    P: {
      shape: [height, height],
      data: inputs.input.data.slice(plane * height ** 2, (plane + 1) * height ** 2) as number[],
    },
    expected: outputs.output.data.slice(plane * cells, (plane + 1) * cells) as number[],
  }));
}

describe.each([
  ["max", max.cases],
  ["average", average.cases],
] as const)("%s", (operation, cases) => {
  const all = (cases as unknown as Case[]).flatMap(boards);

  test("PyTorch has such cases", () => expect(all.length).toBeGreaterThan(2));

  test("equal to PyTorch's", () => {
    for (const { settings, P, expected } of all) {
      const { data } = poolOf(operation, P, settings);
      expect(data.length).toBe(expected.length);
      // PyTorch rounded to float32.
      data.forEach((value, cell) => void expect(value).toBeCloseTo(expected[cell] ?? Number.NaN, 4));
    }
  });
});

// PyTorch's p-norms are of planes that are not square; the engine's op is held against those.
test("p-norms as the engine's op has them with absolute values, short windows too", () => {
  const chance = random(30);
  for (let run = 0; run < 100; run++) {
    const side = chance.integer(2, 8);
    const settings: Settings = {
      inputSize: side,
      kernelSize: chance.integer(1, Math.min(5, side)),
      stride: chance.integer(1, 5),
      padding: 0,
      ceilMode: chance.integer(0, 1) === 1,
      countIncludePad: true,
      normType: chance.integer(1, 6),
    };
    const data = Array.from({ length: side ** 2 }, () => chance.integer(-9, 9));
    const wanted = lpPool2d(tensor(data, [1, side, side]), {
      kernelSize: settings.kernelSize,
      stride: settings.stride,
      ceilMode: settings.ceilMode,
      normType: settings.normType,
      absolute: true,
      rescaleShort: false,
    });
    const got = poolOf("lp", { shape: [side, side], data }, settings).data;
    expect(got.length).toBe(wanted.size);
    got.forEach((value, cell) => void expect(value).toBeCloseTo(wanted.data[cell] ?? Number.NaN, 9));
  }
});

test("p = 2 on the course's plane P", () => {
  const P = { shape: [4, 4], data: [1, 3, 2, 4, 5, 6, 1, 2, 7, 2, 9, 1, 3, 4, 6, 8] };
  const settings = {
    inputSize: 4,
    kernelSize: 2,
    stride: 2,
    padding: 0,
    ceilMode: false,
    countIncludePad: true,
    normType: 2,
  };
  const rounded = poolOf("lp", P, settings).data.map((value) => Number(value.toFixed(4)));
  expect(rounded).toEqual([8.4261, 5, 8.8318, 13.4907]);
});
