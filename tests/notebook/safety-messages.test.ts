import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { createGate } from "#notebook/gate.ts";
import type { Output } from "#notebook/output.ts";
import { readMessage } from "#notebook/runner/messages.ts";
import { harmless, refused } from "./hostileMessages.ts";

/** As it comes through a port: cloned, so that only data arrives. */
const sent = (expression: string): unknown => structuredClone(new Function("RUN", `return (${expression})`)(5));

test.each(refused)("%s is refused", (_, expression) => {
  expect(readMessage(sent(expression))).toBeUndefined();
});

test.each(harmless)("%s is read, without what is not its own", (_, expression) => {
  const read = JSON.stringify(readMessage(sent(expression)));
  expect(read).toBeDefined();
  expect(read).not.toMatch(/onclick|html|target|Stopped/);
});

test("a prototype that was tampered with gives nothing to a message", () => {
  const polluted = { kind: "end", run: 5, ms: 1 };
  Object.assign(Object.prototype, polluted);
  try {
    expect(readMessage({})).toBeUndefined();
    expect(readMessage({ kind: "end" })).toBeUndefined();
  } finally {
    for (const key of Object.keys(polluted)) Reflect.deleteProperty(Object.prototype, key);
  }
});

test("an object that answers with code is never asked twice", () => {
  // A port carries no such object; this is for the day that something else calls.
  let asked = 0;
  const message = {
    kind: "output",
    run: 5,
    outputs: [
      {
        is: "tex",
        get tex() {
          asked += 1;
          return asked > 1 ? 5 : "x";
        },
      },
    ],
  };
  expect(readMessage(message)).toEqual({ kind: "output", run: 5, outputs: [{ is: "tex", tex: "x" }] });
});

test("lists of another realm are lists", () => {
  expect(
    readMessage(runInNewContext("({ kind: 'output', run: 5, outputs: [{ is: 'line', parts: [] }] })")),
  ).toBeDefined();
});

const line = (text: string): Output => ({ is: "line", parts: [{ is: "text", text }] });
const through = (outputs: Iterable<Output>): Output[] => {
  const gate = createGate({ lines: 10, bytes: 200, tensors: 64 });
  return [...outputs].flatMap((output) => gate(output));
};
const zeros = (count: number): Output => ({
  is: "line",
  parts: [
    { is: "text", text: "x" },
    { is: "tensor", shape: [count], dtype: "float64", data: new Float64Array(count) },
  ],
});

test("lines: the 11th is a notice, and nothing follows", () => {
  const passed = through(Array.from({ length: 50 }, (_, at) => line(String(at))));
  expect(passed).toHaveLength(11);
  expect(passed.at(-1)).toEqual({ is: "notice", about: "lines", cap: 10 });
  expect(through([line("a\n".repeat(10))])).toEqual([{ is: "notice", about: "lines", cap: 10 }]);
});

test("bytes: two a letter, in lines, tables, errors and formulas alike", () => {
  const notice = { is: "notice", about: "bytes", cap: 200 };
  expect(through([line("x".repeat(100))])).toHaveLength(1);
  expect(through([line("x".repeat(101))])).toEqual([notice]);
  expect(through([{ is: "tex", tex: "x".repeat(101) }])).toEqual([notice]);
  expect(through([{ is: "error", name: "E", message: "x".repeat(100) }])).toEqual([notice]);
  expect(through([{ is: "table", columns: ["x".repeat(50)], rows: [["x".repeat(51)]] }])).toEqual([notice]);
});

test("tensors: their words stay when their numbers go, and lines go on", () => {
  const passed = through([zeros(8), zeros(1), line("after")]);
  expect(passed.map(({ is }) => is)).toEqual(["line", "line", "notice", "line"]);
  expect(passed[1]).toMatchObject({ parts: [{ text: "x" }, { is: "tensor", shape: [1], data: undefined }] });
  const image: Output = { is: "image", width: 5, height: 5, label: "", data: new Uint8ClampedArray(100) };
  expect(through([image])).toEqual([{ is: "notice", about: "tensors", cap: 64 }]);
  const plot: Output = {
    is: "plot",
    marks: [{ mark: "dot", channels: { x: Array(9).fill(0) }, constants: {} }],
    options: { scales: {} },
  };
  expect(through([plot])).toEqual([{ is: "notice", about: "tensors", cap: 64 }]);
});
