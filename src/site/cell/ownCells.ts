// Cells and texts that are made in the browser: a reader's own, and those of a notebook out of a file or a link.
import { type CellParts, cellHtml } from "./cellHtml.ts";

/** The element of a cell with code that nobody has coloured yet. */
export function codeCell(parts: CellParts, source: string): HTMLElement {
  const holder = document.createElement("template");
  holder.innerHTML = cellHtml(parts);
  const code = holder.content.querySelector("code");
  if (code) code.textContent = source;
  return holder.content.firstElementChild as HTMLElement;
}

/** Text is shown as it is: what others wrote is no markup of this page. */
export function textBox(source: string): HTMLElement {
  const box = document.createElement("div");
  box.className = "cell-text";
  box.textContent = source;
  return box;
}

/** Puts a cell of the reader's own into the page. @param after what it stands behind; undefined for the beginning */
export function placeCell(
  article: HTMLElement,
  id: string,
  source: string,
  after: HTMLElement | undefined,
): HTMLElement {
  const cell = codeCell({ id }, source);
  const first = article.querySelector("section.cell");
  if (after) after.after(cell);
  else if (first) first.before(cell);
  else article.append(cell);
  return cell;
}
