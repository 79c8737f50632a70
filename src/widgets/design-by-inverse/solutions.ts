/**
 * Every setting of a layer that takes one size to another, by trying all of them with the size rules. An output padding
 * is not tried: what is missing is one, if it may be one.
 */
import { conv } from "#rules/conv.ts";
import { convTranspose } from "#rules/convTranspose.ts";
import { slotOf } from "#rules/expression.ts";
import { pool } from "#rules/pool.ts";
import { evaluate, isLegal, type Numbers, type Rule, slotsOf } from "#rules/rule.ts";

export const layerKinds = ["convTranspose", "conv", "pool"] as const;
export type LayerKind = (typeof layerKinds)[number];

export interface Question {
  readonly kind: LayerKind;
  readonly inputSize: number;
  readonly outputSize: number;
  readonly mostKernel: number;
  readonly mostStride: number;
  readonly mostPadding: number;
  readonly mostDilation: number;
}

export interface Solution {
  readonly kernelSize: number;
  readonly stride: number;
  readonly padding: number;
  readonly dilation: number;
  readonly outputPadding: number;
  /** The least and the most taps that a cell of the larger side meets, away from the border. */
  readonly overlap: readonly [least: number, most: number];
  /** Multiplies in a plane of one channel: each place of the kernel, times its cells. */
  readonly cost: number;
  /** What the layer the other way makes of the output, without an output padding. */
  readonly back: number;
}

const rules: { readonly [kind in LayerKind]: Rule } = { convTranspose, conv, pool };

export function solutionsOf(question: Question): Solution[] {
  const found: Solution[] = [];
  for (const tried of settingsWithin(question)) {
    const solution = solved(question, tried);
    if (solution) found.push(solution);
  }
  return found;
}

function* settingsWithin({ mostKernel, mostStride, mostPadding, mostDilation }: Question): Generator<Tried> {
  for (let kernelSize = 1; kernelSize <= mostKernel; kernelSize++)
    for (let stride = 1; stride <= mostStride; stride++)
      for (let padding = 0; padding <= mostPadding; padding++)
        // One tap has no neighbour to be spread from.
        for (let dilation = 1; dilation <= (kernelSize === 1 ? 1 : mostDilation); dilation++)
          yield { kernelSize, stride, padding, dilation };
}

type Tried = Pick<Solution, "kernelSize" | "stride" | "padding" | "dilation">;

/** The size without an output padding. */
function sizeOf({ kind, inputSize }: Question, tried: Tried): number | undefined {
  const numbers: Numbers = { inputSize, ...tried };
  return isLegal(rules[kind], numbers) ? slotsOf(rules[kind], numbers)[slotOf.outputSize] : undefined;
}

function solved(question: Question, tried: Tried): Solution | undefined {
  const { kind, inputSize, outputSize } = question;
  const isTransposed = kind === "convTranspose";
  const size = sizeOf(question, tried);
  if (size === undefined || size > outputSize) return undefined;
  const outputPadding = outputSize - size;
  if (outputPadding > 0 && !(isTransposed && isLegal(convTranspose, { inputSize, ...tried, outputPadding })))
    return undefined;
  const places = isTransposed ? inputSize : outputSize;
  return {
    ...tried,
    outputPadding,
    overlap: overlapOf(tried),
    cost: places ** 2 * tried.kernelSize ** 2,
    back: backSize(kind, outputSize, tried),
  };
}

/** The taps by the phase of the stride that they fall on: equal counts are an even overlap. */
export function overlapOf({ kernelSize, stride, dilation }: Omit<Tried, "padding">): readonly [number, number] {
  const counts = Array<number>(stride).fill(0);
  for (let tap = 0; tap < kernelSize; tap++)
    counts[(tap * dilation) % stride] = (counts[(tap * dilation) % stride] ?? 0) + 1;
  return [Math.min(...counts), Math.max(...counts)];
}

function backSize(kind: LayerKind, outputSize: number, tried: Tried): number {
  const other: Rule = kind === "convTranspose" ? conv : convTranspose;
  const numbers: Numbers = { inputSize: outputSize, ...tried };
  return isLegal(other, numbers) ? evaluate(other, numbers).size : 0;
}

export const columns = ["cost", "k", "s", "p", "d", "a", "overlap"] as const;
export type Column = (typeof columns)[number];

const keys: { readonly [column in Column]: (solution: Solution) => readonly number[] } = {
  cost: ({ cost }) => [cost],
  k: ({ kernelSize }) => [kernelSize],
  s: ({ stride }) => [stride],
  p: ({ padding }) => [padding],
  d: ({ dilation }) => [dilation],
  a: ({ outputPadding }) => [outputPadding],
  overlap: ({ overlap: [least, most] }) => [most - least, most],
};

/** By a column; equal ones stay in the order of what they cost, the plainer first. */
export function sorted(solutions: readonly Solution[], by: Column, down: boolean): Solution[] {
  const ranks = (solution: Solution) => [
    ...keys[by](solution).map((rank) => (down ? -rank : rank)),
    ...columns.flatMap((column) => keys[column](solution)),
  ];
  const ranked = solutions.map((solution) => ({ solution, ranks: ranks(solution) }));
  const compare = (a: readonly number[], b: readonly number[]) =>
    a.map((rank, at) => rank - (b[at] ?? 0)).find(Boolean) ?? 0;
  return ranked.sort((a, b) => compare(a.ranks, b.ranks)).map(({ solution }) => solution);
}

/** With nothing found: the least larger bounds, and the nearest size, that find something. */
export interface Advice {
  readonly change: "mostKernel" | "mostStride" | "mostPadding" | "mostDilation" | "outputSize";
  readonly value: number;
}

const limits = { mostKernel: 11, mostStride: 8, mostPadding: 10, mostDilation: 6 } as const;

export function adviceFor(question: Question): Advice[] {
  const bounds = (Object.keys(limits) as (keyof typeof limits)[]).flatMap((change): Advice[] => {
    if (question[change] >= limits[change]) return [];
    const found = solutionsOf({ ...question, [change]: limits[change] }).map((one) => one[settingOf[change]]);
    return found.length > 0 ? [{ change, value: Math.min(...found) }] : [];
  });
  const away = (size: number) => Math.abs(size - question.outputSize);
  const nearest = [...sizesWithin(question)].sort((a, b) => away(a) - away(b) || a - b)[0];
  return nearest === undefined ? bounds : [...bounds, { change: "outputSize", value: nearest }];
}

const settingOf = {
  mostKernel: "kernelSize",
  mostStride: "stride",
  mostPadding: "padding",
  mostDilation: "dilation",
} as const;

/** Every size that some setting within the bounds makes, without an output padding. */
function sizesWithin(question: Question): Set<number> {
  const sizes = new Set<number>();
  for (const tried of settingsWithin(question)) {
    const size = sizeOf(question, tried);
    if (size !== undefined) sizes.add(size);
  }
  return sizes;
}
