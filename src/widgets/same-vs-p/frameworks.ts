/**
 * The two frameworks side by side. Each has a strip of its own with the same row, so pointing at a window or a cell in one
 * lights its counterpart in the other: that is the comparison.
 */
import type { Cell, Link, Triple } from "../kit/define.ts";
import { type CellState, type Lit, light, nothingLit } from "../kit/linking.ts";
import type { Side } from "./sides.ts";

export type Framework = "tf" | "torch";

/** The name of each framework's copy of the row; its outputs go by the framework's own name. */
export const frameworks = { tf: { row: "x" }, torch: { row: "xTorch" } } as const;

/** The same cell in a framework's own names. */
export function inFramework({ array, position }: Cell, name: Framework): Cell {
  if (array === "w") return { array, position };
  const isRow = array === frameworks.tf.row || array === frameworks.torch.row;
  return { array: isRow ? frameworks[name].row : name, position };
}

export function linksOf({ tf, torch }: { readonly tf: Side; readonly torch: Side }): readonly Link[] {
  const triples = ({ windows }: Side) =>
    windows.flatMap((window, output) => window.map(({ input, tap }): Triple => [input, output, tap]));
  return [
    { from: frameworks.tf.row, to: "tf", weights: "w", triples: triples(tf) },
    { from: frameworks.torch.row, to: "torch", weights: "w", triples: triples(torch) },
  ];
}

/** Lights the counterparts in both frameworks. */
export function lightBoth(links: readonly Link[], focus: Cell | undefined): Lit {
  if (!focus) return nothingLit;
  const both = (["tf", "torch"] as const).map((name) => light(links, inFramework(focus, name)));
  return {
    focus,
    wires: both.flatMap(({ wires }) => wires),
    stateOf: (array, position): CellState => {
      const states = both.map((lit) => lit.stateOf(array, position));
      return states.includes("focus") ? "focus" : states.includes("linked") ? "linked" : "faded";
    },
  };
}
