// A layer is nothing but links: output cell o reads input cell i through tap t of the kernel. Along one axis they are
// three short lists, made from a rule; the layer is the product of its axes.
//
//     out  0 0 0 1 1 1      a kernel of 3 with stride 2 on 5 cells
//     in   0 1 2 2 3 4
//     tap  0 1 2 0 1 2

import { eachTap, evaluate, type Numbers, type Rule, tapPosition } from "#rules/rule.ts";
import { reserve } from "./budget.ts";

/** The links of one axis, by output, then by tap: link j joins out[j], in[j] and tap[j]. */
export interface AxisLinks {
  readonly outSize: number;
  readonly inSize: number;
  readonly tapSize: number;
  readonly out: Int32Array;
  readonly in: Int32Array;
  readonly tap: Int32Array;
  /** Where the links keep one distance and end at the edges: in = out · stride + tap · dilation − padBegin. */
  readonly even?: EvenLinks;
}

/** Three numbers that say as much as the lists. */
export interface EvenLinks {
  readonly stride: number;
  readonly dilation: number;
  readonly padBegin: number;
}

/** The product of one to three axes, repeated over a batch and over pairs of channels in groups. */
export interface Layer {
  readonly axes: readonly AxisLinks[];
  readonly batch: number;
  readonly groups: number;
  /** Channels per group. */
  readonly outChannels: number;
  readonly inChannels: number;
}

export const outSizes = (axes: readonly AxisLinks[]): readonly number[] => axes.map((axis) => axis.outSize);
export const inSizes = (axes: readonly AxisLinks[]): readonly number[] => axes.map((axis) => axis.inSize);

/** Where a tap reads that falls outside [0, size): the cell that stands in for it, or −1 for none. */
export type Outside = (position: number, size: number) => number;

const nowhere: Outside = () => -1;

/**
 * The links of a rule along one axis. A rule that reads links its output to its input; a rule that writes (transposed
 * convolution) gets the links of the layer it is the transpose of, so its own input stands in `out`.
 * @param outside what a tap beyond the ends reads; by default nothing
 */
export function axisLinks(op: string, rule: Rule, values: Numbers, outside: Outside = nowhere): AxisLinks {
  const known = recent.get(rule)?.get(outside);
  const key = rule.symbols.map((symbol) => values[symbol]).join();
  const before = known?.get(key);
  if (before) return before;
  const links = listLinks(op, rule, values, outside);
  remember(rule, outside, key, links);
  return links;
}

// A net asks for the same few axes at every step. Links never change, so calls may share them.
const recent = new Map<Rule, Map<Outside, Map<string, AxisLinks>>>();
const mostLinks = 2 ** 14;
const mostAxes = 64;

function remember(rule: Rule, outside: Outside, key: string, links: AxisLinks): void {
  if (links.out.length > mostLinks) return;
  const byOutside = recent.get(rule) ?? new Map<Outside, Map<string, AxisLinks>>();
  const byValues = byOutside.get(outside) ?? new Map<string, AxisLinks>();
  if (byValues.size >= mostAxes) byValues.clear();
  recent.set(rule, byOutside.set(outside, byValues.set(key, links)));
}

function listLinks(op: string, rule: Rule, values: Numbers, outside: Outside): AxisLinks {
  const { inputSize = 0, kernelSize = 0 } = values;
  const { size } = evaluate(rule, values);
  const writes = rule.link?.does === "writes";
  const [outSize, inSize] = writes ? [inputSize, size] : [size, inputSize];
  const most = reserve(op, [outSize, kernelSize], 12);
  const [outs, ins, tapList] = [new Int32Array(most), new Int32Array(most), new Int32Array(most)];
  let length = 0;
  eachTap(rule, values, (output, input, tap) => {
    const [o, position] = writes ? [input, output] : [output, input];
    const i = position >= 0 && position < inSize ? position : outside(position, inSize);
    if (i < 0) return;
    outs[length] = o;
    ins[length] = i;
    tapList[length++] = tap;
  });
  return {
    outSize,
    inSize,
    tapSize: kernelSize,
    out: outs.subarray(0, length),
    in: ins.subarray(0, length),
    tap: tapList.subarray(0, length),
    ...(outside === nowhere && { even: evenLinks(rule, values) }),
  };
}

function evenLinks(rule: Rule, { stride = 1, dilation = 1, padBegin = 0 }: Numbers): EvenLinks | undefined {
  return rule.link?.position === tapPosition ? { stride, dilation, padBegin } : undefined;
}

/** The four padding modes of a convolution, each as what stands in for a cell beyond the ends. */
export const paddingModes = {
  zeros: nowhere,
  // d c b [a b c d] c b a: the edge is a mirror and is not repeated.
  reflect: (position, size) => (position < 0 ? -position : 2 * (size - 1) - position),
  // a a a [a b c d] d d d
  replicate: (position, size) => (position < 0 ? 0 : size - 1),
  // b c d [a b c d] a b c
  circular: (position, size) => (position < 0 ? position + size : position - size),
} as const satisfies { readonly [mode: string]: Outside };

export type PaddingMode = keyof typeof paddingModes;

/** A link list of a whole op, flattened: row = output cell, column = input cell, with the factor between them. */
export interface Links {
  readonly rows: number;
  readonly columns: number;
  readonly row: ArrayLike<number>;
  readonly column: ArrayLike<number>;
  readonly value: ArrayLike<number>;
  /** Which element of the weight made the factor, where there is a weight. */
  readonly tap?: ArrayLike<number>;
}
