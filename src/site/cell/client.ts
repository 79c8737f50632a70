// What a lesson loads for its cells: a few lines that wait. The editor and the engine's runner come when a reader turns
// to a cell, or at once for a reader who has changed cells here before.
import type { Notebook } from "./notebook.ts";

const article = document.querySelector<HTMLElement>("article[data-lesson]");
let notebook: Promise<Notebook> | undefined;
let ready = false;

const open = (): Promise<Notebook> => {
  notebook ??= import("./notebook.ts").then(({ openNotebook }) => openNotebook(article as HTMLElement));
  void notebook.then(() => {
    ready = true;
  });
  return notebook;
};

/** Lets go of the notebook, when the page puts other cells in place of its own. */
export async function closeNotebook(): Promise<void> {
  (await notebook)?.close();
  notebook = undefined;
  ready = false;
}

/** Opens the notebook at once for a reader who has changed its cells before. */
export function openIfKept(): void {
  if (keeps(article?.dataset.lesson ?? "")) void open();
}

if (article) {
  const cellOf = (event: Event): Element | null => (event.target as Element).closest("section.cell");
  // The field of a cell is its saved code, or what holds the editor; keys inside the editor are the editor's.
  const isField = (event: Event): boolean => (event.target as Element).matches(".cell pre, .cell .code");

  article.addEventListener("focusin", (event) => {
    if (cellOf(event)) void open();
  });
  article.addEventListener("click", async (event) => {
    const cell = cellOf(event);
    const target = event.target as Element;
    if (!cell) return;
    // The first click comes before there is anybody to answer it.
    if (target.closest("[data-run]") && !ready) (await open()).run(cell);
    else if (target.closest("[data-run-check]")) await (await open()).check(cell);
    // A reader who marks code to copy it wants no editor.
    else if (target.closest("pre") && getSelection()?.isCollapsed)
      (await open()).edit(cell, { x: event.clientX, y: event.clientY });
  });
  article.addEventListener("keydown", async (event) => {
    const cell = cellOf(event);
    if (!cell || event.key !== "Enter" || !isField(event)) return;
    event.preventDefault();
    const { shiftKey, altKey, ctrlKey, metaKey } = event;
    const opened = await open();
    if (shiftKey) opened.runAndMove(cell);
    else if (altKey) opened.addBelow(cell);
    else if (ctrlKey || metaKey) opened.run(cell);
    else opened.edit(cell);
  });
  if (!("grows" in article.dataset)) openIfKept();
}

function keeps(lesson: string): boolean {
  try {
    return localStorage.getItem(`cells/${lesson}`) !== null;
  } catch {
    return false;
  }
}
