// What is done with gradients: nesting, constants, optimizers, and a training run that gives the same bytes.

import { createHash } from "node:crypto";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { describe, expect, test } from "vitest";
import {
  add,
  cast,
  conv1d,
  conv2d,
  convTranspose1d,
  EngineError,
  maxPool1d,
  mse,
  mul,
  ones,
  random,
  relu,
  scope,
  sum,
  type Tensor,
  tensor,
  zeros,
} from "#engine";
import { adam, sgd, type TensorRecord, valueAndGrad, vjp } from "#engine/autograd/index.ts";

describe("vjp", () => {
  test("the pullback of a convolution is the transposed convolution", () => {
    const weight = tensor([[[1, 2, 3]]]);
    const { output, pullback } = vjp((x: Tensor) => conv1d(x, weight, { stride: 2 }), zeros([1, 7]));
    const g = tensor([[1, 10, 100]]);
    expect(output.shape).toEqual([1, 3]);
    expect(pullback(g).toArray()).toEqual(convTranspose1d(g, weight, { stride: 2 }).toArray());
    // It can be asked again.
    expect(pullback(mul(g, 2)).toArray()).toEqual(convTranspose1d(mul(g, 2), weight, { stride: 2 }).toArray());
  });

  test("a tensor used twice gets both gradients, one not used gets 0", () => {
    const { pullback } = vjp(({ x }: TensorRecord) => mul(x!, x!), { x: tensor([3]), y: tensor([5]) });
    const { x, y } = pullback();
    expect(x!.toArray()).toEqual([6]);
    expect(y!.toArray()).toEqual([0]);
  });

  test("the same tensor from outside is a constant", () => {
    const x = tensor([3]);
    expect(
      vjp((v: Tensor) => mul(v, x), x)
        .pullback()
        .toArray(),
    ).toEqual([3]);
  });

  test("nests: the third derivative of x⁴ at 2 is 48", () => {
    const derivative = (f: (x: Tensor) => Tensor) => (x: Tensor) => vjp(f, x).pullback();
    const fourth = (x: Tensor) => mul(mul(x, x), mul(x, x));
    expect(derivative(derivative(derivative(fourth)))(tensor([2])).toArray()).toEqual([48]);
  });

  test("a result with indices is differentiated through its output", () => {
    const { pullback } = vjp((x: Tensor) => maxPool1d(x, { kernelSize: 2 }), tensor([[1, 3, 2, 2]]));
    expect(pullback(tensor([[5, 7]])).toArray()).toEqual([[0, 5, 7, 0]]);
  });

  test("a cast passes the gradient on, in the dtype of its input", () => {
    const { output, pullback } = vjp((x: Tensor) => mul(cast(x, "float32"), 3), tensor([0.1]));
    expect(output.dtype).toBe("float32");
    const gradient = pullback();
    expect(gradient.dtype).toBe("float64");
    expect(gradient.toArray()).toEqual([3]);
  });

  test("upstream must have the shape of the output", () => {
    const { pullback } = vjp((x: Tensor) => relu(x), zeros([2]));
    expect(() => pullback(zeros([3]))).toThrow(/a tensor of shape \[2\]/);
  });
});

describe("valueAndGrad", () => {
  test("gives the loss, the gradient by name, and what the loss returned", () => {
    const step = valueAndGrad(({ w }: { readonly [name: string]: Tensor; w: Tensor }, x: Tensor) => ({
      output: sum(mul(w, x)),
      twice: mul(w, 2),
    }));
    const { value, gradient, result } = step({ w: tensor([1, 2]) }, tensor([10, 20]));
    expect(value.item()).toBe(50);
    expect(gradient.w.toArray()).toEqual([10, 20]);
    expect(result.twice.toArray()).toEqual([2, 4]);
  });

  test("refuses a loss of more than one number", () => {
    expect(() => valueAndGrad(({ w }: TensorRecord) => w!)({ w: zeros([2]) })).toThrow(/a function to one number/);
  });
});

describe("optimizers", () => {
  const params = { w: tensor([1]) };
  const gradient = { w: tensor([2]) };

  test("SGD with momentum: by hand, two steps", () => {
    const { init, step } = sgd({ learningRate: 0.5, momentum: 0.5 });
    const first = step(params, gradient, init(params));
    expect(first.params.w.item()).toBe(0);
    const second = step(first.params, gradient, first.state);
    // v = 0.5 · 2 + 2 = 3
    expect(second.params.w.item()).toBe(-1.5);
    expect(params.w.item()).toBe(1);
  });

  test("Adam: the first step is the learning rate, whatever the gradient", () => {
    const { init, step } = adam({ learningRate: 0.25 });
    for (const g of [1e-3, 1, 1e3]) {
      expect(step(params, { w: tensor([g]) }, init(params)).params.w.item()).toBeCloseTo(0.75, 4);
    }
  });

  test("Adam: ten steps on w² from 1 end where the paper's algorithm does, computed apart in Python", () => {
    const { init, step } = adam({ learningRate: 0.1 });
    let now = { w: tensor([1]) };
    let state = init(now);
    for (let i = 0; i < 10; i++) ({ params: now, state } = step(now, { w: mul(now.w, 2) }, state));
    expect(now.w.item()).toBeCloseTo(0.07624915560691176, 14);
  });

  test.each([
    () => sgd({ learningRate: -1 }),
    () => sgd({ learningRate: Number.NaN }),
    () => sgd({ learningRate: 1, momentum: 1 }),
    () => adam({ beta1: 1 }),
    () => adam({ epsilon: -1 }),
    () => sgd({ learningRate: 1 }).step(params, {} as never, {}),
    () => sgd({ learningRate: 1 }).step(params, { w: zeros([2]) }, { w: zeros([1]) }),
  ])("refuses %s", (make) => {
    expect(make).toThrow(EngineError);
  });
});

/** A small network learns to blur; the hash of its weights after 50 steps. */
function train(seed: number): string {
  const draw = random(seed);
  const target = tensor([
    [
      [
        [1, 2, 1],
        [2, 4, 2],
        [1, 2, 1],
      ],
    ],
  ]);
  let params = { a: draw.normal([2, 1, 3, 3], { deviation: 0.3 }), b: draw.normal([1, 2, 1, 1], { deviation: 0.3 }) };
  const optimizer = adam({ learningRate: 0.05 });
  let state = optimizer.init(params);
  const loss = valueAndGrad((p: typeof params & TensorRecord, x: Tensor, y: Tensor) =>
    mse(conv2d(relu(conv2d(x, p.a, { padding: 1 })), p.b), y),
  );
  for (let i = 0; i < 50; i++) {
    ({ params, state } = scope(() => {
      const x = draw.uniform([2, 1, 6, 6]);
      return optimizer.step(params, loss(params, x, conv2d(x, target, { padding: 1 })).gradient, state);
    }));
  }
  const hash = createHash("sha256");
  for (const { data } of Object.values(params)) hash.update(Float64Array.from(data));
  return hash.digest("hex");
}

test("training twice from one seed gives the same bytes, from another seed others", () => {
  expect(train(1)).toBe(train(1));
  expect(train(1)).not.toBe(train(2));
});

test("10,000 calls in scopes leave less than 1 MiB behind", { tags: "long" }, async () => {
  const x = ones([1, 1, 16, 16]);
  const weight = ones([1, 1, 3, 3]);
  const call = () => scope(() => sum(add(conv2d(x, weight), 1)).item());
  for (let i = 0; i < 500; i++) call();
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  // Buffers of what was collected are given back a little later, beside the program.
  const used = async () => {
    collect();
    await new Promise((resolve) => setTimeout(resolve, 50));
    collect();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return heapUsed + arrayBuffers;
  };
  // What leaks grows in every round; what the compiler and the test runner keep for themselves comes in one of them.
  const rounds: number[] = [];
  for (let round = 0; round < 3; round++) {
    const before = await used();
    for (let i = 0; i < 10_000; i++) call();
    rounds.push((await used()) - before);
  }
  const grown = Math.min(...rounds);
  expect(grown).toBeLessThan(2 ** 20);
});
