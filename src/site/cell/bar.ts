// The bar of a notebook, at the foot of the window once a reader has turned to a cell: what runs, and what concerns
// all cells.
import type { CellNow } from "#notebook/ui/session.ts";
import { button } from "./button.ts";
import { say } from "./words.ts";

export interface BarActs {
  readonly runAll: () => void;
  readonly runStale: () => void;
  readonly stop: () => void;
  readonly clearAll: () => void;
  readonly resetAll: () => void;
  readonly exportWork: () => void;
  readonly importWork: (file: File) => void;
  readonly setLimit: (seconds: number) => void;
  /** Puts a link that holds the notebook on the clipboard. */
  readonly copyLink: () => void;
  /** Saves the notebook as a file for Jupyter. */
  readonly saveNotebook: () => void;
}

export interface Bar {
  readonly element: HTMLElement;
  readonly show: (cells: readonly CellNow[]) => void;
  /** Says something for a while, with one thing the reader may do about it. */
  readonly say: (words: string, act?: readonly [words: string, act: () => void]) => void;
}

const LIMITS = [5, 20, 60] as const;

export function notebookBar(acts: BarActs, isLesson: boolean): Bar {
  const element = document.createElement("div");
  element.className = "notebook-bar";
  element.setAttribute("role", "group");
  element.setAttribute("aria-label", say("bar"));
  const status = document.createElement("p");
  status.setAttribute("role", "status");
  const stop = button(say("stop"), acts.stop);
  const runStale = button("", acts.runStale);
  const runAll = button(say("runAll"), acts.runAll);
  const { opener, menu } = moreMenu(acts, isLesson);
  element.append(status, stop, runStale, runAll, opener, menu);
  let said = false;

  return {
    element,
    show: (cells) => {
      const running = cells.findIndex(({ state }) => state === "running");
      const stale = cells.filter((cell) => cell.stale.length > 0).length;
      stop.hidden = running < 0;
      runAll.hidden = running >= 0;
      runStale.hidden = stale === 0 || running >= 0;
      runStale.textContent = say("runStale", { count: stale });
      if (said && running < 0) return;
      said = false;
      const ran = cells.filter(({ live }) => live).length;
      const words =
        running >= 0 ? say("runningCell", { number: running + 1 }) : say("ranCount", { count: ran, of: cells.length });
      if (status.textContent !== words) status.textContent = words;
    },
    say: (words, act) => {
      said = true;
      status.replaceChildren(words, ...(act ? [" ", button(...act)] : []));
    },
  };
}

function moreMenu(acts: BarActs, isLesson: boolean): { opener: HTMLElement; menu: HTMLElement } {
  const menu = document.createElement("div");
  menu.className = "notebook-menu";
  menu.popover = "auto";
  const opener = button(say("more"), () => {});
  opener.popoverTargetElement = menu;
  // Over its button, its right edge on the button's.
  menu.addEventListener("beforetoggle", () => {
    const { right, top } = opener.getBoundingClientRect();
    menu.style.setProperty("--right", `${Math.max(12, document.documentElement.clientWidth - right)}px`);
    menu.style.setProperty("--bottom", `${innerHeight - top + 8}px`);
  });
  const entry = (words: string, act: () => void) =>
    button(words, () => {
      menu.hidePopover();
      act();
    });
  const file = document.createElement("input");
  file.type = "file";
  file.accept = ".json,application/json";
  file.hidden = true;
  file.addEventListener("change", () => {
    const [chosen] = file.files ?? [];
    if (chosen) acts.importWork(chosen);
    file.value = "";
  });
  menu.append(
    entry(say("copyLink"), acts.copyLink),
    entry(say("saveNotebook"), acts.saveNotebook),
    entry(say("clearAll"), acts.clearAll),
    ...(isLesson ? [entry(say("resetLesson"), acts.resetAll)] : []),
    entry(say("export"), acts.exportWork),
    entry(say("import"), () => file.click()),
    file,
    limitChoice(acts.setLimit),
    note(say("keys")),
  );
  return { opener, menu };
}

function limitChoice(choose: (seconds: number) => void): HTMLElement {
  const label = document.createElement("label");
  const select = document.createElement("select");
  for (const seconds of LIMITS) select.add(new Option(say("seconds", { count: seconds }), String(seconds)));
  select.addEventListener("change", () => choose(Number(select.value)));
  label.append(say("limit"), " ", select);
  return label;
}

function note(words: string): HTMLElement {
  const line = document.createElement("p");
  line.textContent = words;
  return line;
}
