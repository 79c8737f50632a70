/** How an index is taken apart: a line a coordinate. What the index leaves out is known from where it stands. */
import type { IndexLayout } from "#engine/indexTensor.ts";
import type { Shape } from "./convert.ts";

export interface Step {
  readonly letter: "n" | "c" | "y" | "x";
  /** Undefined where the index does not tell. */
  readonly how: string | undefined;
}

export function decodeSteps(layout: IndexLayout, index: number, { channels: C, height: H, width: W }: Shape): Step[] {
  const m = index;
  const how: Readonly<Record<IndexLayout, Readonly<Partial<Record<Step["letter"], string>>>>> = {
    plane: { y: `⌊${m} / ${W}⌋`, x: `${m} mod ${W}` },
    nchw: {
      n: `⌊${m} / (${C} · ${H} · ${W})⌋`,
      c: `⌊${m} / (${H} · ${W})⌋ mod ${C}`,
      y: `⌊${m} / ${W}⌋ mod ${H}`,
      x: `${m} mod ${W}`,
    },
    nhwc: { c: `${m} mod ${C}`, y: `⌊${m} / (${W} · ${C})⌋`, x: `⌊${m} / ${C}⌋ mod ${W}` },
    "nhwc-batch": {
      n: `⌊${m} / (${H} · ${W} · ${C})⌋`,
      c: `${m} mod ${C}`,
      y: `⌊${m} / (${W} · ${C})⌋ mod ${H}`,
      x: `⌊${m} / ${C}⌋ mod ${W}`,
    },
  };
  return (["n", "c", "y", "x"] as const).map((letter) => ({ letter, how: how[layout][letter] }));
}
