import { afterEach, beforeEach, describe, expect, test } from "vitest";
import * as engine from "#engine/index.ts";
import { nearName } from "#notebook/nearName.ts";
import type { Output } from "#notebook/output.ts";
import { showing } from "#notebook/present/index.ts";
import { inspect } from "#notebook/present/inspect.ts";
import { errorPart, line } from "#notebook/present/parts.ts";
import { readOutput } from "#notebook/runner/messages.ts";
import { type CellScope, createCellScope } from "#notebook/sandbox/cellScope.ts";
import { createOutbox } from "#notebook/sandbox/outbox.ts";
import { countedTimers } from "#notebook/sandbox/timers.ts";
import { compile } from "#notebook/transpile/compile.ts";

const modules = { "convolution-both-ways/engine": engine };

describe("cells share their names:", () => {
  let scope: CellScope;
  let before: string[];
  beforeEach(() => {
    before = Object.getOwnPropertyNames(globalThis);
    scope = createCellScope(globalThis, { base: "of the engine", twice: (x: number) => 2 * x }, modules);
  });
  afterEach(() => {
    for (const name of Object.getOwnPropertyNames(globalThis))
      if (!before.includes(name)) Reflect.deleteProperty(globalThis, name);
  });
  const run = async (id: string, source: string): Promise<unknown> => {
    const compiled = compile(source);
    if ("is" in compiled) throw new Error(compiled.message);
    const constants = compiled.defines.filter(({ kind }) => kind === "const").map(({ name }) => name);
    return scope.run({ id, code: compiled.code, constants, label: `${id}.ts` });
  };

  test("a last expression has a value; a statement and an assignment have none", async () => {
    expect(await run("a", "const x = 20; twice(x) + 2;")).toBe(42);
    expect(await run("a", "let y = 1; y = 2")).toBeUndefined();
    expect(await run("a", "await Promise.resolve(7) // seven")).toBe(7);
    expect(await run("a", "({ a: 1 }).a")).toBe(1);
    expect(await run("a", "")).toBeUndefined();
  });

  test("a function sees what a name holds now, in its own cell and from others", async () => {
    await run("a", "let count = 0; function up() { count += 1; return count }");
    await run("b", "up(); count += 10; const read = () => count;");
    expect(await run("c", "up(); read()")).toBe(12);
    await run("a", "let count = 100");
    expect(await run("c", "read()")).toBe(100);
  });

  test("a cell that runs again declares anew, and what it no longer declares is gone", async () => {
    await run("a", "const x = 1, old = 2");
    await run("a", "const x = 3");
    expect(await run("b", "x")).toBe(3);
    await expect(run("b", "old")).rejects.toThrow("old is not defined");
  });

  test("a constant cannot be changed, neither by its cell nor by another", async () => {
    await expect(run("a", "const x = 1; x = 2")).rejects.toThrow("Assignment to constant variable.");
    await run("a", "const x = 1");
    await expect(run("b", "x = 2")).rejects.toThrow(TypeError);
    expect(await run("b", "x")).toBe(1);
  });

  test("a name before its line is an error, also when an earlier run had it", async () => {
    await run("a", "const x = 1");
    await expect(run("a", "twice(x); const x = 1")).rejects.toThrow("Cannot access 'x' before initialization");
  });

  test("what a failing cell had defined before it failed is there", async () => {
    await expect(run("a", "const x = 5; missing()")).rejects.toThrow("missing is not defined");
    expect(await run("b", "x")).toBe(5);
  });

  test("a cell may take a name of the scope for itself, and gives it back", async () => {
    await run("a", "const base = 1; const name = 2; const location = 3");
    expect(await run("b", "[base, name, location]")).toEqual([1, 2, 3]);
    await run("a", "const other = 1");
    expect(await run("b", "base")).toBe("of the engine");
  });

  test("of two cells with one name, the later run has it; the other's next run leaves it", async () => {
    await run("a", "const x = 'a'");
    await run("b", "const x = 'b'");
    await run("a", "const y = 1");
    expect(await run("c", "x")).toBe("b");
  });

  test("imports come from the modules, under any name, and shadow what cells defined", async () => {
    await run("a", "const relu = () => 'mine'");
    const source = 'import { relu, zeros as none } from "convolution-both-ways/engine"; relu(none([1])).size';
    expect(await run("b", source)).toBe(1);
    expect(await run("c", "none([1, 2]).size")).toBe(2);
    expect(await run("c", "relu()")).toBe("mine");
    await expect(run("d", 'import { conv9d } from "convolution-both-ways/engine"')).rejects.toThrow(
      "no export named conv9d",
    );
  });

  test("code is strict, as a module is", async () => {
    expect(await run("a", "(function () { return this })()")).toBeUndefined();
    await expect(run("a", "undeclared = 1")).rejects.toThrow("undeclared is not defined");
  });
});

describe("print says", () => {
  const deep: Record<string, unknown> = { name: "x" };
  deep.self = deep;
  const fail = (): never => {
    throw new Error("It was asked.");
  };
  test.each<[text: string | RegExp, value: () => unknown]>([
    ["{ stride: 2, pads: [0, 1] }", () => ({ stride: 2, pads: [0, 1] })],
    ['["a", 1]', () => ["a", 1]],
    ['Map { "k" → [1] }', () => new Map([["k", [1]]])],
    ["Set { 1, 2 }", () => new Set([1, 2])],
    ["Float32Array [0.5, −1]", () => new Float32Array([0.5, -1])],
    ['{ name: "x", self: [circular] }', () => deep],
    ["{ a: { b: { c: { d: {…} } } } }", () => ({ a: { b: { c: { d: { e: 1 } } } } })],
    ["function half", () => function half() {}],
    ["class Layer", () => class Layer {}],
    ["{}", () => Object.create(null)],
    ["null", () => null],
    ["undefined", () => undefined],
    ["12n", () => 12n],
    ["Symbol(s)", () => Symbol("s")],
    ["/a+/g", () => /a+/g],
    ["1970-01-01T00:00:00.000Z", () => new Date(0)],
    ["RangeError: far", () => new RangeError("far")],
    [/… 100 more,\n\]$/, () => Array.from({ length: 200 }, (_, at) => at)],
    [
      "{ trap: [getter] }",
      () => ({
        get trap() {
          return fail();
        },
      }),
    ],
    ["{ toString: function fail }", () => ({ toString: fail, [Symbol.toPrimitive]: fail })],
    ["Tensor [1, 2]", () => engine.ones([1, 2])],
    [/^"x+…$/, () => "x".repeat(30_000)],
  ])("%s", (text, value) => {
    if (typeof text === "string") expect(inspect(value())).toBe(text);
    else expect(inspect(value())).toMatch(text);
  });

  test("numbers as the pages do, tensors as copies of their numbers", () => {
    const x = engine.tensor([1, 2], [1, 2]);
    expect(line(["at", [0.1 + 0.2, -1], x])).toEqual({
      is: "line",
      parts: [
        { is: "text", text: "at" },
        { is: "text", text: "[0.3, −1]" },
        { is: "tensor", shape: [1, 2], dtype: "float64", data: Float64Array.of(1, 2) },
      ],
    });
  });

  test("an error's hint apart from its message, and anything at all that was thrown", () => {
    let error: unknown;
    try {
      engine.conv1d(engine.ones([1, 1, 4]), engine.ones([1, 1, 2]), { stride: 0 });
    } catch (thrown) {
      error = thrown;
    }
    const { message, hint = "" } = errorPart(error);
    expect(message).toMatch(/^conv1d: stride must be .*got 0\.$/);
    expect(hint).toBe("Use 1 to visit every position.");
    expect(errorPart("words")).toMatchObject({ name: "Thrown", message: "words" });
    expect(errorPart(undefined)).toMatchObject({ message: "undefined" });
    expect(
      errorPart({
        get message() {
          throw 1;
        },
      }),
    ).toMatchObject({ name: "Error", message: "" });
  });
});

test("all that cells can show passes the check of messages as it is", () => {
  const outputs: Output[] = [];
  const { print, show, plot, tex, Plot } = showing((output) => outputs.push(output));
  const x = engine.random(1).uniform([1, 1, 4, 5]);
  print("x", x, engine.maxPool2d(x, { kernelSize: 2 }).indices, new Error("no"));
  show(x, { as: "image", label: "noise" });
  show(engine.random(1).uniform([3, 4, 5]), { as: "image" });
  show(x, { label: "x" });
  show(
    [
      { k: 1, name: "a" },
      { k: 2, extra: [1] },
    ],
    { label: "rows" },
  );
  tex("conv");
  tex("conv", { inputSize: 8, kernelSize: 3, stride: 2 });
  plot([1, 4, 9]);
  plot(engine.tensor([1, 2, 3], [3]));
  const steps = [0, 1, 2].map((step) => ({ step, loss: 1 / (step + 1), run: "a" }));
  plot({
    marks: [Plot.line(steps, { x: "step", y: "loss", stroke: "run", strokeWidth: 2 }), Plot.ruleY([0])],
    y: { label: "loss", domain: [0, 1] },
    color: { legend: true },
    title: "Loss",
  });
  plot(
    Plot.dot(
      [
        [1, 2],
        [3, 4],
      ],
      { r: (_, at) => Number(at) + 1, fill: "red" },
    ),
    { width: 300 },
  );
  plot(Plot.barY([{ a: 1 }], { x: "a", y: [5], transformed: () => 1 }));
  expect(outputs).toHaveLength(12);
  for (const output of outputs) expect(readOutput(structuredClone(output))).toEqual(output);
  expect(outputs[9]).toMatchObject({
    marks: [
      { channels: { x: [0, 1, 2], y: [1, 1 / 2, 1 / 3], stroke: ["a", "a", "a"] }, constants: { strokeWidth: 2 } },
      { channels: { y: [0] } },
    ],
  });
  expect(outputs[1]).toMatchObject({ width: 5, height: 4, range: [expect.any(Number), expect.any(Number)] });
});

test("a picture of one channel goes from black to white, colours keep theirs", () => {
  const outputs: Output[] = [];
  const { show } = showing((output) => outputs.push(output));
  show(engine.tensor([-1, 0, 1, Number.NaN], [2, 2]), { as: "image" });
  show(engine.tensor([255, 0, 0], [3, 1, 1]), { as: "image" });
  expect(outputs.map((output) => output.is === "image" && [...output.data])).toEqual([
    [0, 0, 0, 255, 128, 128, 128, 255, 255, 255, 255, 255, 0, 0, 0, 255],
    [255, 0, 0, 255],
  ]);
  expect(() => show(engine.ones([2, 5, 5]), { as: "image" })).toThrow(/show: x must be a picture/);
  expect(() => showing(() => {}).tex("conv9")).toThrow(/Known: /);
});

test.each([
  ["conv1e", "conv1d"],
  ["covn1d", "conv1d"],
  ["Tensor", "tensor"],
  ["maxpool2d", "maxPool2d"],
  ["randm", "random"],
  ["x", "X"],
  ["q", undefined],
  ["convolve", undefined],
])("%s is perhaps %s", (name, meant) => {
  expect(nearName(name, ["conv1d", "conv2d", "tensor", "maxPool2d", "random", "print", "X", "K"])).toBe(meant);
});

test("a million lines are gathered into batches, and end with one notice", () => {
  let clock = 0;
  const batches: (readonly Output[])[] = [];
  const progress: number[] = [];
  const outbox = createOutbox(
    { outputs: (some) => batches.push(some), progress: (done) => progress.push(done) },
    () => clock,
    () => 0,
  );
  for (let at = 0; at < 1e6; at++) {
    clock += 0.001;
    outbox.put({ is: "line", parts: [{ is: "text", text: "x" }] });
    outbox.progress(at, 1e6);
  }
  outbox.flush();
  expect(batches.flat()).toHaveLength(10_001);
  expect(batches.length).toBeLessThan(5);
  expect(progress.length).toBeLessThan(25);
  expect(progress.at(-1)).toBe(999_999);
});

test("a cell waits for its timers, and for none that was cleared or that failed", async () => {
  const failures: unknown[] = [];
  const real = {
    set: (call: () => void, ms: number) => Number(setTimeout(call, ms)),
    clear: (id: number) => clearTimeout(id),
  };
  const timers = countedTimers(real, (error) => {
    failures.push(error);
    timers.clear();
  });
  const {
    setTimeout: after,
    setInterval: every,
    clearInterval: end,
  } = timers.names as Record<string, (...values: unknown[]) => number>;
  if (!after || !every || !end) throw new Error("The timers have names.");
  const rung: string[] = [];
  after(() => rung.push("once"), 20);
  const id = every(() => rung.push("again") === 3 && end(id), 2);
  await timers.over();
  expect(rung).toEqual(["again", "again", "again", "once"]);
  after(() => {
    throw new Error("in a timer");
  }, 1);
  every(() => {}, 1);
  await timers.over();
  expect(failures).toEqual([new Error("in a timer")]);
  expect(() => after("code", 1)).toThrow("A timer takes a function.");
});
