// Puts cells and texts of the reader's own into the page.
import { cellHtml } from "./cellHtml.ts";

/** @param after what it stands behind; undefined for the beginning */
export function placeCell(
  article: HTMLElement,
  id: string,
  source: string,
  after: HTMLElement | undefined,
): HTMLElement {
  const holder = document.createElement("template");
  holder.innerHTML = cellHtml({ id });
  const section = holder.content.firstElementChild as HTMLElement;
  const code = section.querySelector("code");
  if (code) code.textContent = source;
  return place(article, section, after);
}

/** Text that came with a notebook. It is shown as it is: what others wrote is no markup of this page. */
export function placeText(article: HTMLElement, source: string, after: HTMLElement | undefined): HTMLElement {
  const box = document.createElement("div");
  box.className = "cell-text";
  box.textContent = source;
  return place(article, box, after);
}

function place(article: HTMLElement, element: HTMLElement, after: HTMLElement | undefined): HTMLElement {
  const first = article.querySelector("section.cell");
  if (after) after.after(element);
  else if (first) first.before(element);
  else article.append(element);
  return element;
}
