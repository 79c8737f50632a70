import { globSync, readFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { Parser } from "acorn";
import { describe, expect, test } from "vitest";
import { compile, sourcePlace } from "#notebook/transpile/compile.ts";
import { erase } from "#notebook/transpile/erase.ts";
import { isFailure, MOST_SOURCE, parse } from "#notebook/transpile/parse.ts";

/** The JavaScript that a text means, without the places and the empty statements that erasing may leave. */
const meaning = (javascript: string): string =>
  JSON.stringify(
    Parser.parse(javascript, { ecmaVersion: "latest", sourceType: "module" }),
    (key: string, value: unknown) => {
      if (key === "start" || key === "end") return undefined;
      if (typeof value === "bigint") return `${value}n`;
      return Array.isArray(value)
        ? value.filter((entry: { type?: string } | null) => entry?.type !== "EmptyStatement")
        : value;
    },
  );

const erased = (source: string): string => {
  const tree = parse(source);
  if (isFailure(tree)) throw new Error(tree.message);
  return erase(source, tree);
};

describe("erasing types means what Node's own erasing means:", () => {
  const files = globSync("src/{rules,engine,notebook,widgets}/**/*.ts").filter((file) => !file.includes("/assembly/"));
  test(`${files.length} files of the rules, the engine, the notebook and the figures`, () => {
    expect(files.length).toBeGreaterThan(200);
    for (const file of files) {
      const source = readFileSync(file, "utf8");
      const text = erased(source);
      expect(text.length, file).toBe(source.length);
      expect(meaning(text) === meaning(stripTypeScriptTypes(source)), file).toBe(true);
    }
  });

  test.each([
    "const f = (x: number): {\n  a: number;\n  b: string;\n} => ({ a: x, b: '' });",
    "let a = 1 as number\nlet b = (a as any)\n;[1].map((x) => x)",
    "function f(this: Date, a?: number, ...rest: string[]): asserts a is number {}",
    "function g(this: Date) {}",
    "abstract class A<T> extends Map<string, T> implements Iterable<T>, Other { private readonly a?: number; b!: string; static override c = 1; abstract d(): void; e?(): void; declare f: number; [k: string]: any; get g(): number { return 1 } async *h<U>(x: U): AsyncGenerator<U> {} constructor(a: string); constructor(a: any) { super() } }",
    "class B { public = 1; readonly = 2; static static = 3; get = 4 }",
    "const x = y!.z!()![0]! satisfies number;",
    "f<string>(x)<number>(y); new Map<string, number>(); const g = f<number>;",
    "function over(a: string): void\nfunction over(a: number): void\nfunction over(a: any) {}",
    "interface I { a: number }\ntype T = { [K in keyof I]: I[K] }\ndeclare const q: number\ndeclare function r(): void\n(1, 2)",
    "for (const x of y as number[]) {} for (let i = 0 as number; i < 3; i++) {} try {} catch (e: unknown) {}",
    "const { a, b: [c] }: { a: number; b: number[] } = d, [e = 1]: number[] = f; let v!: number;",
    "const h = async <T,>(x: T): Promise<T> => x, k = <T extends object>(x: T) => x;",
    "label: for (;;) { break label } const o = { a: 1 as const, m<T>(x: T): T { return x }, get z(): number { return 1 } };",
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the template is the cell's.
    "let u: typeof import('./x'); const t = `a${b as string}c`; const n = a ? (b as any) : c; x = y as any as T\n(z)",
  ])("%s", (source) => {
    const text = erased(source);
    expect(text.split("\n").length).toBe(source.split("\n").length);
    expect(meaning(text)).toEqual(meaning(stripTypeScriptTypes(source)));
  });
});

describe("names", () => {
  test.each<[source: string, defines: string[], uses: string[]]>([
    [
      "const a = 1, { b, c: [d, ...e], ...f } = g; let h; var i; function j() {} class K {}",
      ["a", "b", "d", "e", "f", "h", "i", "j", "K"],
      ["g"],
    ],
    ["if (x) { var deep = 1; let hidden = 2; function inner() {} }", ["deep"], ["x"]],
    ["for (var n of list) { const m = n; print(m) }", ["n"], ["list", "print"]],
    [
      "const f = (a, { b }, ...c) => a + b + c + d; function g(x = y) { return arguments.length + z }",
      ["f", "g"],
      ["d", "y", "z"],
    ],
    [
      "x.y.z; x[k]; ({ p: q, r, [s]: 1 }); class A extends B { m = t; [u]() { return this.v } }",
      ["A"],
      ["x", "k", "q", "r", "s", "B", "t", "u"],
    ],
    ["const total = x; { const x = 1; print(x) }", ["total"], ["x", "print"]],
    ["const later = () => early; const early = 1", ["later", "early"], []],
    ["try { risky() } catch (e) { print(e) } finally { done() }", [], ["risky", "print", "done"]],
    ["loop: for (let i = 0; i < n; i++) { if (i) continue loop; else break loop }", [], ["n"]],
    [
      "const y: Tensor = x as Other<T>; interface I { z: Q } type W = V; const k = r as E; f<S>(1)",
      ["y", "k"],
      ["x", "r", "f"],
    ],
    ["const fact = function self(n) { return n ? n * self(n - 1) : 1 }", ["fact"], []],
    ["total += 1; [first, second] = pair; ({ third } = pair)", [], ["total", "first", "second", "pair", "third"]],
    ["switch (v) { case w: let q = 1; print(q) }", [], ["v", "w", "print"]],
    [
      'import { conv1d, relu as act } from "convolution-both-ways/engine"; const y = act(conv1d(x, w))',
      ["y", "act"],
      ["x", "w", "conv1d"],
    ],
    ['import * as F from "convolution-both-ways/dialects"; F.torch', ["F"], []],
    [
      'import type { Tensor } from "convolution-both-ways/engine"; export const a = 1; export function b() {}',
      ["a", "b"],
      [],
    ],
    ["const obj = { async *gen() { yield* rest }, get p() { return own } }", ["obj"], ["rest", "own"]],
  ])("%s", (source, defines, uses) => {
    const compiled = compile(source);
    if ("is" in compiled) throw new Error(compiled.message);
    expect(compiled.defines.map(({ name }) => name)).toEqual(defines);
    expect([...compiled.uses].sort()).toEqual([...uses].sort());
  });
});

describe("what cannot run says where and why:", () => {
  test.each<[source: string, message: RegExp, line: number, column: number]>([
    ["const a = ;", /^Unexpected ;$/, 1, 11],
    ["print(1)\n  let x = 1; let x = 2", /'x' has already been declared\.$/, 2, 18],
    ["f(", /ends too early/, 1, 3],
    ["print('a\n')", /Unterminated string/, 1, 7],
    ["\nenum Mode { Zeros }", /An enum cannot run here/, 2, 1],
    ["namespace N { export const a = 1 }", /A namespace cannot run here/, 1, 1],
    ["class A { constructor(public a: number) {} }", /cannot declare a field/, 1, 23],
    ["const w = <any>x", /type in front of a value/, 1, 11],
    ["@dec class A {}", /A decorator cannot run here/, 1, 1],
    ['import x = require("y")', /This form of import/, 1, 1],
    ["export = 3", /This form of export/, 1, 1],
    ["print(import.meta.url)", /no import\.meta/, 1, 7],
    ['\n\nconst m = await import("x")', /loads nothing/, 3, 17],
    ["export default 3", /exports nothing/, 1, 1],
    ['export { a } from "b"', /exports nothing/, 1, 1],
    ['import fs from "node:fs"', /no module "node:fs"/, 1, 1],
    ['import engine from "convolution-both-ways/engine"', /no default export/, 1, 8],
    ["return 3", /'return' outside of function/, 1, 1],
    ["const x = 1\nx = 2", /^$/, 0, 0],
  ])("%s", (source, message, line, column) => {
    const compiled = compile(source);
    // An assignment to a constant is found when it runs, as everywhere.
    if (line === 0) return expect(compiled).not.toHaveProperty("is");
    expect(compiled).toMatchObject({ is: "error", name: "SyntaxError", line, column });
    expect((compiled as { message: string }).message).toMatch(message);
  });

  test("a cell of 200 001 characters is refused, and one nested 100 000 deep", () => {
    expect(compile(" ".repeat(MOST_SOURCE + 1))).toMatchObject({
      message: expect.stringContaining("it may have 200000"),
    });
    expect(compile("[".repeat(100_000))).toMatchObject({ is: "error" });
    expect(compile(`${"(".repeat(20_000)}1${")".repeat(20_000)}`)).toMatchObject({ is: "error" });
  });
});

test("places in the code are places in the source, on the first line and in a last expression", () => {
  const source = "const first = 1; throwHere()";
  const compiled = compile(source);
  if ("is" in compiled) throw new Error(compiled.message);
  const [line = ""] = compiled.code.split("\n");
  for (const word of ["const first", "throwHere"])
    expect(sourcePlace(compiled, 1, line.indexOf(word) + 1)).toEqual({ line: 1, column: source.indexOf(word) + 1 });
});
