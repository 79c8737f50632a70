// Positions in the layouts of the frameworks: against the masks TensorFlow.js made, and back and forth without loss.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type IndexLayout, indexTensor, maxPool2d, relayout, tensor, transpose } from "#engine";
import { indexLayouts } from "#engine/indexTensor.ts";
import { evaluate } from "#rules/rule.ts";
import { same } from "#rules/same.ts";
import { goldenCases, numbers } from "./golden.ts";

const pair = (value: unknown): [number, number] =>
  Array.isArray(value) ? [value[0], value[1]] : [Number(value), Number(value)];
// TensorFlow.js leaves NaN out of a maximum; this engine follows PyTorch, where NaN wins.
const cases = goldenCases("tf-max_pool_with_argmax").filter(
  ({ inputs }) => !inputs.input?.data?.some((value) => typeof value === "string"),
);

describe("max pooling's winners, counted as TensorFlow counts them", () => {
  test.each(cases)("$name", ({ params, inputs, outputs }) => {
    const { input } = inputs;
    const { argmax } = outputs;
    if (!input || !argmax) throw new Error("a case without input or argmax");
    const x = transpose(tensor(numbers(input), input.shape), [0, 3, 1, 2]);
    const [kernelSize, stride] = [pair(params.ksize), pair(params.strides)];
    const padding = kernelSize.map((size, axis) => {
      if (params.padding === "VALID") return [0, 0] as const;
      const { padBegin, padEnd } = evaluate(same, {
        inputSize: x.shape[axis + 2],
        kernelSize: size,
        stride: stride[axis],
        dilation: 1,
      }).lets;
      return [padBegin, padEnd] as const;
    });
    const { indices } = maxPool2d(x, { kernelSize, stride, padding });
    const layout: IndexLayout = params.include_batch_in_index ? "nhwc-batch" : "nhwc";
    const mask = relayout(indices, layout);
    expect(mask.shape).toEqual(argmax.shape);
    expect([...mask.data]).toEqual(numbers(argmax));
    expect([...relayout(mask, "plane").data]).toEqual([...indices.data]);
  });
});

test("enough of the cases have no NaN", () => expect(cases.length).toBeGreaterThan(20));

test("the array of source text 003 in ONNX: flat over channels, 4 6 12 14 20 22 28 30", () => {
  const plane = [4, 6, 12, 14];
  const indices = indexTensor(
    [
      [
        [plane.slice(0, 2), plane.slice(2)],
        [plane.slice(0, 2), plane.slice(2)],
      ],
    ],
    { of: [4, 4] },
  );
  expect([...relayout(indices, "nchw").data]).toEqual([4, 6, 12, 14, 20, 22, 28, 30]);
});

test("from any layout to any other and back, in one to three dimensions", () => {
  const size = fc.integer({ min: 1, max: 3 });
  const shapes = fc.integer({ min: 1, max: 3 }).chain((rank) =>
    fc.record({
      pictures: size,
      channels: size,
      pooled: fc.array(size, { minLength: rank, maxLength: rank }),
      plane: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: rank, maxLength: rank }),
      seed: fc.integer({ min: 0, max: 10_000 }),
    }),
  );
  fc.assert(
    fc.property(shapes, ({ pictures, channels, pooled, plane, seed }) => {
      const product = (sizes: readonly number[]) => sizes.reduce((all, one) => all * one, 1);
      const count = pictures * channels * product(pooled);
      const data = Array.from({ length: count }, (_, at) => (seed + 7 * at) % product(plane));
      const start = indexTensor(data, { shape: [pictures, channels, ...pooled], of: plane });
      for (const first of indexLayouts)
        for (const second of indexLayouts) {
          const back = relayout(relayout(relayout(start, first), second), "plane");
          expect([...back.data]).toEqual(data);
          expect(back.shape).toEqual(start.shape);
          expect(back.of).toEqual(start.of);
        }
    }),
    { numRuns: 200 },
  );
});

test("what is outside its range, or in another channel or picture than it stands in, is refused with its place", () => {
  const refused = (layout: IndexLayout, data: number[], shape: number[], of: number[]) => () =>
    // The tensor is made without `of`, whose range would be checked there already.
    relayout(Object.assign(indexTensor(data, { shape, layout }), { of }), "plane");
  expect(refused("plane", [0, 3, 16, 2], [1, 1, 2, 2], [4, 4])).toThrow(
    "relayout: indices[2] must be an integer in [0, 16), got 16.",
  );
  expect(refused("nhwc", [8, 9, 12, 12, 24, 25, 28, 29], [1, 2, 2, 2], [4, 4, 2])).toThrow(
    "indices[3] must be a cell of channel 1, where it stands, got 12, in channel 0.",
  );
  expect(refused("nchw", [0, 1], [2, 1, 1, 1], [2, 1, 4, 4])).toThrow(
    "indices[1] must be a cell of picture 1, where it stands, got 1, in picture 0.",
  );
  expect(() => relayout(indexTensor([[[0, 3]]], { of: [4] }), "nchw")).not.toThrow();
  expect(() => relayout(indexTensor([[0, 3]], { of: [4] }), "nchw")).toThrow("[N, C, …] with `of`");
  expect(() => relayout(indexTensor([[[0, 3]]]), "nchw")).toThrow("Give `of` to indexTensor");
});
