// Declares an exercise: its numbers, its answer, and the wrong answers that tell what went wrong.
// The words stand in the lesson's text. Pure: the same code runs in tests, at build and in the browser.
import type { Random } from "#engine/random.ts";
import type { Answer } from "./answers.ts";

export type { Answer, AnswerKind } from "./answers.ts";
export { choice, code, grid, list, number, order, shape } from "./answers.ts";

/** The numbers of one case, by name. A name of `symbols` (inputSize, stride, …) can be shown as an equation. */
// biome-ignore lint/suspicious/noExplicitAny: each exercise has given values of its own type; the registry holds them all.
type AnyGiven = any;

export interface Declared<G, V> {
  readonly answer: Answer<V>;
  /** The case printed in the page. */
  readonly fixed: G;
  /** Other cases. Leave it out when the case cannot vary. */
  readonly vary?: (random: Random) => NoInfer<G>;
  readonly solve: (given: NoInfer<G>) => NoInfer<V>;
  /** What a reader gets who makes a known mistake; each name has a <Diagnosis> in the text. */
  readonly wrong: Readonly<Record<string, (given: NoInfer<G>) => NoInfer<V>>>;
  /** More values for the words, computed from the case. */
  readonly derived?: Readonly<Record<string, (given: NoInfer<G>) => unknown>>;
}

// biome-ignore lint/suspicious/noExplicitAny: see AnyGiven.
export type Exercise = Declared<AnyGiven, any>;

/** @example export const ex1 = exercise({ answer: number(), fixed: { inputSize: 64 }, solve: …, wrong: { … } }); */
export function exercise<G extends object, V>(declared: Declared<G, V>): Declared<G, V> {
  return declared;
}

export type Verdict =
  | { readonly is: "right" }
  /** Every known mistake that leads to this answer; often one, sometimes none or several. */
  | { readonly is: "wrong"; readonly diagnoses: readonly string[] }
  | { readonly is: "unreadable" };

/** Judges what a reader entered, for one case. */
export function judge({ answer, solve, wrong }: Exercise, given: AnyGiven, entered: string): Verdict {
  const value = answer.parse(entered);
  if (value === undefined) return { is: "unreadable" };
  if (answer.same(value, solve(given))) return { is: "right" };
  return { is: "wrong", diagnoses: Object.keys(wrong).filter((name) => answer.same(value, wrong[name]?.(given))) };
}

/** The value that the words of an exercise call by this name. @throws Error that lists the known names */
export function givenValue({ derived = {} }: Exercise, given: AnyGiven, name: string): unknown {
  if (name in given) return given[name];
  const derive = derived[name];
  if (derive) return derive(given);
  throw new Error(
    `The exercise gives no "${name}". Known: ${[...Object.keys(given), ...Object.keys(derived)].join(", ")}.`,
  );
}
