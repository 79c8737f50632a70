import { describe, expect, test } from "vitest";
import {
  cast,
  close,
  counting,
  EngineError,
  equal,
  fromJson,
  full,
  IndexTensor,
  indexTensor,
  maxDifference,
  maxPool2d,
  maxUnpool2d,
  ones,
  pack,
  reindex,
  reshape,
  scope,
  type Tensor,
  tensor,
  toJson,
  unpack,
  withBudget,
  zeros,
} from "#engine";
import { sumError } from "#engine/compare.ts";

describe("making tensors", () => {
  test("nesting is the shape", () => {
    const x = tensor([
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
    ]);
    expect(x.shape).toEqual([1, 2, 3]);
    expect(x.dtype).toBe("float64");
    expect(x.size).toBe(6);
    expect(x.at(0, 1, 2)).toBe(6);
    expect(x.toArray()).toEqual([
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
    ]);
  });

  test("a number is a tensor of shape []", () => {
    expect(tensor(7).shape).toEqual([]);
    expect(tensor(7).item()).toBe(7);
  });

  test("what is given decides the dtype, a third argument overrides", () => {
    expect(tensor(new Float32Array([1]), [1]).dtype).toBe("float32");
    expect(tensor(new Float64Array([1]), [1]).dtype).toBe("float64");
    expect(tensor([0.1], [1], "float32").data[0]).toBe(Math.fround(0.1));
    expect(cast(tensor([0.1]), "float32").data[0]).toBe(Math.fround(0.1));
  });

  test("numbers are copied: a tensor does not change", () => {
    const given = new Float64Array([1, 2]);
    const x = tensor(given);
    given[0] = 9;
    expect(x.toArray()).toEqual([1, 2]);
    expect(Object.isFrozen(x.shape)).toBe(true);
  });

  test("full, ones, zeros, counting, and sizes of 0", () => {
    expect(full([2], 3).toArray()).toEqual([3, 3]);
    expect(ones([1, 2]).toArray()).toEqual([[1, 1]]);
    expect(zeros([0, 3]).toArray()).toEqual([]);
    expect(counting([2, 2], 5).toArray()).toEqual([
      [5, 6],
      [7, 8],
    ]);
  });

  test.each([
    ["rows of unequal length", () => tensor([[1, 2], [3]]), /lists of one depth and length, here \[2, 2\]/],
    ["numbers beside lists", () => tensor([[1], 2] as never), /lists of one depth/],
    ["lists beside numbers", () => tensor([1, [2]] as never), /lists of one depth/],
    ["text", () => tensor(["1"] as never), /number 0 must be a number, got "1"/],
    ["a shape that does not fit", () => tensor([1, 2, 3], [2, 2]), /product is 3/],
    ["a negative size", () => zeros([-1]), /integers from 0/],
    ["a fractional size", () => zeros([0.5]), /integers from 0/],
    ["an unknown dtype", () => zeros([1], "int8" as never), /"float32" or "float64"/],
    ["too many bytes", () => zeros([2 ** 15, 2 ** 15]), /at most 256 MiB/],
    ["2^60 numbers", () => zeros([2 ** 30, 2 ** 30]), /at most 2147483647 numbers/],
    [
      "2^31 numbers, whatever the budget",
      () => withBudget(2 ** 50, () => zeros([2 ** 16, 2 ** 15])),
      /at most 2147483647 numbers/,
    ],
    ["an index outside", () => zeros([2]).at(2), /an integer in \[0, 2\)/],
    ["too few indices", () => zeros([2, 2]).at(0), /2 numbers, one per axis/],
    ["one number of many", () => zeros([2]).item(), /size 1/],
    ["a value that is no number", () => full([1], "1" as never), /a number, got "1"/],
  ])("refuses %s", (_, make, message) => {
    expect(make).toThrow(EngineError);
    expect(make).toThrow(message);
  });
});

describe("the byte budget", () => {
  test("can be lowered and raised for one function", () => {
    expect(() => withBudget(64, () => zeros([9]))).toThrow(/got \[9\] = 72 bytes/);
    expect(withBudget(72, () => zeros([9])).size).toBe(9);
    expect(() => withBudget(0, () => 1)).toThrow(/bytes must be above 0/);
    expect(() => withBudget(64, () => zeros([9]))).toThrow();
    expect(zeros([9]).size).toBe(9);
  });
});

describe("scopes", () => {
  test("keep what is returned, release the rest, and say so when it is read", () => {
    let lost: Tensor | undefined;
    const { kept, deep } = scope(() => {
      lost = ones([2]);
      const kept = ones([3]);
      return { kept, deep: [{ x: reshape(kept, [3, 1]) }, ones([1])] as const };
    });
    expect(kept.toArray()).toEqual([1, 1, 1]);
    expect(deep[0].x.toArray()).toEqual([[1], [1], [1]]);
    expect(deep[1].toArray()).toEqual([1]);
    expect(() => lost!.data).toThrow(/read before its scope ends/);
  });

  test("nest: what an inner scope returns belongs to the outer one", () => {
    let inner: Tensor | undefined;
    scope(() => {
      inner = scope(() => ones([1]));
      expect(inner.item()).toBe(1);
      return 0;
    });
    expect(() => inner!.item()).toThrow(EngineError);
  });

  test("end when the function throws, and refuse promises", () => {
    let made: Tensor | undefined;
    expect(() =>
      scope(() => {
        made = ones([1]);
        throw new Error("stop");
      }),
    ).toThrow("stop");
    expect(() => made!.data).toThrow(EngineError);
    expect(() => scope(async () => 1)).toThrow(/a synchronous function/);
    expect(ones([1]).item()).toBe(1);
  });
});

describe("comparing", () => {
  test("−0 equals 0, NaN equals NaN, a number is not NaN", () => {
    expect(equal(tensor([-0, Number.NaN]), tensor([0, Number.NaN]))).toBe(true);
    expect(equal(tensor([1]), tensor([Number.NaN]))).toBe(false);
    expect(maxDifference(tensor([Infinity]), tensor([Infinity]))).toBe(0);
    expect(maxDifference(tensor([Infinity]), tensor([1]))).toBe(Infinity);
    expect(equal(tensor([1]), tensor([[1]]))).toBe(false);
    expect(close(tensor([1.0001]), tensor([1]), 1e-4)).toBe(true);
    expect(close(tensor([1.0003]), tensor([1]), 1e-4)).toBe(false);
    expect(() => maxDifference(tensor([1]), tensor([1, 2]))).toThrow(EngineError);
  });

  test("the bound of a sum grows with its terms", () => {
    expect(sumError(1, "float32")).toBeCloseTo(2 ** -24, 12);
    expect(sumError(1000, "float64")).toBeCloseTo(1000 * 2 ** -53, 16);
  });
});

describe("index tensors", () => {
  const picture = counting([1, 1, 4, 4]);

  test("say what they point into, and unpooling into another size names reindex", () => {
    const { output, indices } = maxPool2d(picture, { kernelSize: 2 });
    expect(indices.of).toEqual([4, 4]);
    expect([...indices.data]).toEqual([5, 7, 13, 15]);
    expect(() => maxUnpool2d(output, indices, { kernelSize: 2, outputSize: 5 })).toThrow(/reindex/);
    const moved = reindex(indices, [5, 5]);
    // y·4 + x becomes y·5 + x.
    expect([...moved.data]).toEqual([6, 8, 16, 18]);
    const y = maxUnpool2d(output, moved, { kernelSize: 2, outputSize: 5 });
    expect(y.at(0, 0, 3, 3)).toBe(15);
    expect(() => reindex(indices, [3, 4])).toThrow(/below 3 on that axis/);
    expect(() => reindex(indices, [16])).toThrow(/2 sizes/);
    expect(() => reindex(indexTensor([0]), [4])).toThrow(/known `of`/);
  });

  test("overlap: refused, overwritten, added, or the larger", () => {
    const x = tensor([[[5, 3]]]);
    const twice = indexTensor([1, 1], { shape: [1, 1, 2] });
    const unpool = (overlap: "error" | "overwrite" | "sum" | "max") =>
      maxUnpool2d(reshape(x, [1, 1, 2]), twice, { kernelSize: [1, 2], overlap });
    expect(() => unpool("error")).toThrow(/indices\[1\] must be a place of its own, got the place of indices\[0\]/);
    expect(unpool("overwrite").toArray()).toEqual([[[0, 3, 0, 0]]]);
    expect(unpool("sum").toArray()).toEqual([[[0, 8, 0, 0]]]);
    expect(unpool("max").toArray()).toEqual([[[0, 5, 0, 0]]]);
  });

  test("the layout is one of four", () => {
    expect(() => indexTensor([0], { layout: "chwn" as never })).toThrow(/one of plane, nchw, nhwc, nhwc-batch/);
  });
});

describe("transport", () => {
  test("a message carries a tensor and its dtype", () => {
    for (const x of [tensor([[1, Number.NaN, -0]]), tensor([1.5], [1], "float32")]) {
      const back = unpack(structuredClone(pack(x))) as Tensor;
      expect(back.dtype).toBe(x.dtype);
      expect(back.toArray()).toEqual(x.toArray());
    }
    const indices = indexTensor([0, 3], { of: [4] });
    const back = unpack(structuredClone(pack(indices))) as IndexTensor;
    expect(back).toBeInstanceOf(IndexTensor);
    expect([...back.data]).toEqual([0, 3]);
    expect(back.of).toEqual([4]);
  });

  test.each([[null], [1], [{}], [{ kind: "tensor", data: [1] }], [{ kind: "indices", data: new Float64Array(1) }]])(
    "refuses the message %j",
    (message) => {
      expect(() => unpack(message)).toThrow(/what pack\(\) made/);
    },
  );

  test("JSON keeps every bit, NaN, infinities and −0 too", () => {
    const x = tensor([0.1, -0, Number.NaN, Infinity, -Infinity, 5e-324, 1 / 3]);
    const back = fromJson(toJson(x));
    expect([...back.data].every((value, i) => Object.is(value, x.data[i]))).toBe(true);
  });
});
