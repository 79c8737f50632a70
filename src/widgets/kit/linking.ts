/**
 * Pointing at a cell lights what it is linked to: at an output, the inputs and weights it uses; at an input, every output
 * that reads it; at a weight, every place it is used. The figure lists its links once, and all three directions follow.
 */
import type { Cell, Link, Triple } from "./define.ts";

/** How a cell is drawn: at rest, linked to the focus, in focus, or faded because something else is. */
export type CellState = "rest" | "focus" | "linked" | "faded";

/** One wire to draw between two lit cells. */
export interface Wire {
  readonly from: Cell;
  readonly to: Cell;
  readonly weight?: Cell;
}
export interface Lit {
  readonly focus: Cell | undefined;
  readonly wires: readonly Wire[];
  stateOf(array: string, position: number): CellState;
}

export const nothingLit: Lit = { focus: undefined, wires: [], stateOf: () => "rest" };

export function light(links: readonly Link[], focus: Cell | undefined): Lit {
  if (!focus) return nothingLit;
  const wires = links.flatMap((link) =>
    link.triples.filter((triple) => touches(link, triple, focus)).map((triple) => wire(link, triple)),
  );
  const linked = new Set(wires.flatMap(({ from, to, weight }) => [from, to, ...(weight ? [weight] : [])]).map(keyOf));
  return {
    focus,
    wires,
    stateOf: (array, position) => {
      if (array === focus.array && position === focus.position) return "focus";
      return linked.has(keyOf({ array, position })) ? "linked" : "faded";
    },
  };
}

/** Links read against their direction: where a figure goes up again by the transpose, it declares nothing twice. */
export function transposed(link: Link, from: string, to: string): Link {
  return { ...link, from, to, triples: link.triples.map(([input, output, tap]) => [output, input, tap] as const) };
}

/** An array may be linked to itself, such as a pad to the cell it copies: then both ends are tried. */
function touches({ from, to, weights }: Link, [input, output, tap]: Triple, { array, position }: Cell): boolean {
  return (
    (array === to && output === position) ||
    (array === from && input === position) ||
    (array === weights && tap === position)
  );
}

function wire(link: Link, [input, output, tap]: Triple): Wire {
  const ends = { from: { array: link.from, position: input }, to: { array: link.to, position: output } };
  return link.weights === undefined ? ends : { ...ends, weight: { array: link.weights, position: tap } };
}

function keyOf({ array, position }: Cell): string {
  return `${array} ${position}`;
}
