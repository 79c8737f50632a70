// A pasted mask is read strictly, converted as the frameworks count, and refused where it is no mask.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type IndexLayout, indexTensor, relayout } from "#engine";
import { indexLayouts } from "#engine/indexTensor.ts";
import { convert, type Shape } from "#widgets/index-converter/convert.ts";
import { readMask } from "#widgets/index-converter/mask.ts";
import { decodeSteps } from "#widgets/index-converter/steps.ts";
import golden from "../fixtures/golden/tf-max_pool_with_argmax.json" with { type: "json" };

describe("reading", () => {
  test.each([
    ["1, 2, 3", [1, 2, 3]],
    ["[[5, 3],\n [8, 10]]", [5, 3, 8, 10]],
    ["[[[[ 8  9]\n   [12 13]]]]", [8, 9, 12, 13]],
    ["4;6;12\r\n14", [4, 6, 12, 14]],
    ["-1 -0 007", [-1, 0, 7]],
    ["  \n[] ", []],
  ])("%j", (text, entries) => expect(readMask(text)).toEqual({ ok: true, entries }));

  test.each([
    ["1, 2.5", 1, 4, "2.5"],
    ["1\n2 x", 2, 3, "x"],
    ["tensor([1])", 1, 1, "tensor("],
    ["1e3", 1, 1, "1e3"],
    ["0x10", 1, 1, "0x10"],
    ["--1", 1, 1, "--1"],
    ["3-1", 1, 1, "3-1"],
    ["4294967299", 1, 1, "4294967299"],
    ["７", 1, 1, "７"],
    ["1, NaN", 1, 4, "NaN"],
    ["constructor", 1, 1, "constructor"],
  ])("%j is refused at line %i, character %i", (text, line, character, found) =>
    expect(readMask(text)).toEqual({ ok: false, misread: { line, character, found } }),
  );

  test("any text is read or refused with a place inside it", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), (text) => {
        const mask = readMask(text);
        if (mask.ok) return mask.entries.every(Number.isSafeInteger);
        const line = text.split("\n")[mask.misread.line - 1] ?? "";
        return mask.misread.character >= 1 && mask.misread.character <= line.length;
      }),
      { numRuns: 2000 },
    );
  });

  test("what was printed is read again", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 999_999_999 }), { maxLength: 20 }), (entries) => {
        expect(readMask(JSON.stringify(entries, undefined, 2))).toEqual({ ok: true, entries });
      }),
    );
  });
});

describe("converting TensorFlow's masks to PyTorch's layout and back", () => {
  const cases = golden.cases.filter(({ inputs }) => inputs.input.data.every((value) => typeof value === "number"));
  test.each(cases)("$name", ({ params, inputs, outputs }) => {
    const [pictures = 1, height = 1, width = 1, channels = 1] = inputs.input.shape;
    const shape: Shape = { pictures, channels, height, width };
    const layout: IndexLayout = params.include_batch_in_index ? "nhwc-batch" : "nhwc";
    const mask = outputs.argmax.data as number[];
    const there = convert(mask.join(" "), layout, "plane", shape);
    expect(there.refusal).toBeUndefined();
    expect(convert((there.converted ?? []).join(" "), "plane", layout, shape).converted).toEqual(mask);
    // Each converted entry comes from the entry it says it comes from: both name one cell.
    const pointed = there.source.map((entry) => there.places[entry]?.cell);
    expect(pointed).toEqual(there.converted);
  });
});

describe("refusing", () => {
  const shape: Shape = { pictures: 1, channels: 2, height: 4, width: 4 };
  const refusal = (mask: string, from: IndexLayout = "nhwc") => convert(mask, from, "plane", shape).refusal;

  test("an entry past the range, with its position and the half-open range", () => {
    expect(refusal("8 9 12 13 24 25 28 33")).toMatchObject({ kind: "entry", at: 7 });
    expect(refusal("8 9 12 13 24 25 28 33")).toHaveProperty("message", expect.stringContaining("in [0, 32), got 33"));
    expect(refusal("0 16", "plane")).toHaveProperty("message", expect.stringContaining("in [0, 16), got 16"));
    expect(refusal("-1 3")).toMatchObject({ kind: "entry", at: 0 });
  });
  test("an entry of another channel than the one it stands in", () =>
    expect(refusal("8 9 12 12")).toHaveProperty("message", expect.stringContaining("in channel 0")));
  test("a mask that does not fill its planes", () =>
    expect(refusal("8 9 12")).toEqual({ kind: "uneven", count: 3, planes: 2 }));
  test("no mask", () => expect(refusal(" [] ")).toEqual({ kind: "empty" }));
});

test("the steps that take an index apart give the cell that the engine finds", () => {
  const shape: Shape = { pictures: 3, channels: 3, height: 4, width: 5 };
  const work = (how: string): number => {
    const plain = how.replaceAll("⌊", "Math.floor(").replaceAll("⌋", ")").replaceAll("·", "*").replaceAll("mod", "%");
    // The text is made of digits and these signs alone, so it can be worked out as it stands.
    expect(plain.replaceAll("Math.floor", "")).toMatch(/^[\d\s()*/%]+$/);
    return Number(new Function(`return ${plain}`)());
  };
  for (const layout of indexLayouts) {
    for (let cell = 0; cell < 20; cell++) {
      const start = indexTensor(new Array(9).fill(cell), { shape: [3, 3, 1, 1], of: [4, 5] });
      const indices = relayout(start, layout);
      // One window a plane: entry `at` stands in picture ⌊at / 3⌋ and channel at mod 3, channels first or last.
      for (const [at, index] of [...indices.data].entries()) {
        const found = { n: Math.floor(at / 3), c: at % 3, y: Math.floor(cell / 5), x: cell % 5 };
        for (const { letter, how } of decodeSteps(layout, index, shape)) if (how) expect(work(how)).toBe(found[letter]);
      }
    }
  }
});
