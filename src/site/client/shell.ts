// What every page does in the browser: theme, progress marks, the current heading, opening search.
import { watchHeadings } from "./contents.ts";
import { showProgress } from "./marks.ts";
import { chooseTheme } from "./theme.ts";

chooseTheme();
showProgress();
watchHeadings();

// Paper cannot unfold anything.
addEventListener("beforeprint", () => {
  for (const folded of document.querySelectorAll("details.solution")) folded.setAttribute("open", "");
});

const dialog = document.querySelector<HTMLDialogElement>("dialog[data-search]");
const openSearch = async () => {
  if (!dialog || dialog.open) return;
  // The dialog opens before its script is there, so that no keystroke is lost.
  dialog.showModal();
  dialog.querySelector("input")?.select();
  const { startSearch } = await import("./search.ts");
  startSearch(dialog);
};
for (const button of document.querySelectorAll("[data-open-search]")) button.addEventListener("click", openSearch);
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  // The editor of a cell stands in a shadow root, and the event's target would be its host.
  const [typedInto] = event.composedPath();
  if (typedInto instanceof Element && typedInto.closest("input, textarea, select, [contenteditable]")) return;
  event.preventDefault();
  void openSearch();
});
