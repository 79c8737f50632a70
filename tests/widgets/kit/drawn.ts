// Reads the numbers off a drawn figure, as the pages' own tests do: scalars by name, arrays cell by cell.

/** What this needs of a DOM; linkedom at build and a browser both have it. */
export interface DrawnElement {
  readonly textContent: string | null;
  getAttribute(name: string): string | null;
  querySelector(selector: string): DrawnElement | null;
  querySelectorAll(selector: string): Iterable<DrawnElement>;
  closest(selector: string): DrawnElement | null;
}

/** The text of the number `name`, once for each element that shows it. */
export function drawnNumbers(root: DrawnElement, name: string): string[] {
  return [...root.querySelectorAll(`[data-num="${name}"]`)].map((element) => textOf(element));
}

/**
 * The cells of the array `name`, by position: those in the one element of that name, or elements that each bear the name
 * and their place. A cell too small for its number, or drawn as a symbol, has it as its title.
 */
export function drawnCells(root: DrawnElement, name: string): { position: number; text: string }[] {
  const named = [...root.querySelectorAll(`[data-num="${name}"]`)];
  const cells = named.flatMap((element) =>
    element.getAttribute("data-cell") === null
      ? [...element.querySelectorAll("[data-cell]")].filter((cell) => cell.closest("[data-num]") === element)
      : [element],
  );
  return cells.map((cell) => ({
    position: Number(cell.getAttribute("data-cell")),
    text: textOf(cell.querySelector("title") ?? cell),
  }));
}

function textOf({ textContent }: DrawnElement): string {
  return (textContent ?? "").trim();
}
