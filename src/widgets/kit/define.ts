/**
 * What a live figure is. A figure is declared once, without a page: its parameters, its numbers, its words' values, its
 * links. Drawing is a separate function of the model (`View.tsx`); sentences are in `words.en.ts`. The kit does the rest:
 * controls, address, time, focus, tables, sharing, the picture without JavaScript.
 */
import type { Random } from "#engine/random.ts";
import type { Numbers, Rule } from "#rules/rule.ts";
import type { Grid, GridKind } from "./grid.ts";
import type { ChoiceKind, ImageKind, NumberKind, SeedKind, SizeKind, TextKind, ToggleKind } from "./kinds.ts";

export type Kind = SizeKind | NumberKind | ChoiceKind | ToggleKind | SeedKind | TextKind | ImageKind | GridKind;
export type Params = Readonly<Record<string, Kind>>;

/** What `compute` is given for each parameter. */
export type ValueOf<K extends Kind> = K extends GridKind
  ? Grid
  : K extends ChoiceKind<infer Option>
    ? Option
    : K extends SizeKind | NumberKind | SeedKind
      ? number
      : K extends ToggleKind
        ? boolean
        : string;
export type ValuesOf<P extends Params> = { readonly [Name in keyof P]: ValueOf<P[Name]> };

/** What the kit keeps for each parameter: its value, or a grid's edits. */
export type Raw = Readonly<Record<string, unknown>>;

export type ArrayRole = "input" | "kernel" | "output" | "pad" | "overlap";

/** An array on show: the table twin, the arithmetic and the tests read it from here. `label` is a symbol such as `x`. */
export interface ShownArray extends Grid {
  readonly label: string;
  readonly role: ArrayRole;
}

/** A photograph: 8-bit grey values in row-major order. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

/** A rule with the numbers it is asked about. */
export interface Obeyed {
  readonly rule: Rule;
  readonly numbers: Numbers;
}

/** Which input cell feeds which output cell through which weight: `[input, output, tap]`, positions in row-major order. */
export type Triple = readonly [input: number, output: number, tap: number];
export interface Link {
  readonly from: string;
  readonly to: string;
  /** The array of the weights, where the figure shows one. */
  readonly weights?: string;
  readonly triples: readonly Triple[];
}

/** A cell of an array on show. */
export interface Cell {
  readonly array: string;
  readonly position: number;
}

export interface Context {
  readonly images: Readonly<Record<string, Picture>>;
  random(seed: number): Random;
}

export interface Widget<P extends Params = Params, Model = unknown, Words = unknown> {
  /** The number in the catalogue, such as `w10`. Names of numbers on the page begin with it. */
  readonly id: string;
  /** The name in addresses and lessons, such as `ruler`. */
  readonly name: string;
  /** Raised when the meaning of an address changes; `migrate[n]` rewrites an address of version n for n + 1. */
  readonly version: number;
  readonly migrate: Readonly<Record<number, (state: ReadonlyMap<string, string>) => ReadonlyMap<string, string>>>;
  readonly params: P;
  /** The lesson that teaches with this figure, by slug. */
  readonly lesson: string;
  /** Photographs that `compute` needs. */
  readonly images?: readonly string[];
  /** The size rules that these settings must obey. The kit explains the first that is broken, hatches what it forbids and offers repairs. */
  rules?(values: ValuesOf<P>): readonly Obeyed[];
  /** Parameters that change nothing while the others are as they are; their controls are put away. */
  idle?(values: ValuesOf<P>): readonly (keyof P & string)[];
  /** Pure and synchronous. An EngineError becomes the problem shown. */
  compute(values: ValuesOf<P>, context: Context): Model;
  /** How many steps the figure's time has; without it the figure has no time. */
  frames?(model: Model): number;
  /** The cell that a step puts in focus when the reader points at none. */
  focusAt?(model: Model, step: number): Cell | undefined;
  /** Scalars on show, by name. Each is visible in an element with `data-num="<id>.<name>"`. */
  numbers(model: Model, step: number): Readonly<Record<string, number>>;
  /** Arrays on show, by name, likewise. */
  arrays?(model: Model, step: number): Readonly<Record<string, ShownArray>>;
  links?(model: Model, step: number): readonly Link[];
  /** How the cell in focus comes about, a line each; `weightedSum` does it for weights and values. */
  arithmetic?(model: Model, step: number, focus: Cell): readonly string[];
  /** The values that the words need. */
  describe(model: Model, step: number): Words;
}

/** Declares a figure; the types of the model and of the words follow from what is written. */
export function defineWidget<const P extends Params, Model, Words>(
  widget: Widget<P, Model, Words>,
): Widget<P, Model, Words> {
  return widget;
}

/**
 * A figure's sentences in one language. `{i}` prints the symbol i in its colour.
 * `sentence` is spoken by screen readers; `caption` stands under the frame: first what to see, then why.
 */
export interface WordsOf<W> {
  readonly title: string;
  /** One line for the gallery and the page's description. */
  readonly summary: string;
  /** The words that stand in the drawing, by name; `{n}` is filled in. */
  readonly labels: Readonly<Record<string, string>>;
  readonly sentence: (values: DescriptionOf<W>) => string;
  readonly caption: (values: DescriptionOf<W>) => { readonly lead: string; readonly text: string };
}
export type ModelOf<W> = W extends Widget<infer _P, infer Model, infer _Words> ? Model : never;
export type DescriptionOf<W> = W extends Widget<infer _P, infer _Model, infer Words> ? Words : never;
