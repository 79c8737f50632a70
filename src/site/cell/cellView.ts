// One cell on the page: its editor, its tools, and what is said of it.

import type { Output } from "#notebook/output.ts";
import type { Known } from "#notebook/ui/complete.ts";
import type { Editor, EditorKeys, Mark } from "#notebook/ui/editor.ts";
import type { CellNow } from "#notebook/ui/session.ts";
import { button } from "./button.ts";
import { isLate, outputHtml } from "./outputHtml.ts";
import { say, time } from "./words.ts";

/** What a reader can ask of a cell. */
export interface CellActs {
  readonly run: (id: string) => void;
  readonly stop: () => void;
  readonly runAbove: (id: string) => void;
  readonly runLonger: (id: string) => void;
  readonly reset: (id: string) => void;
  readonly clear: (id: string) => void;
  readonly addBelow: (id: string) => void;
  readonly remove: (id: string) => void;
  readonly change: (id: string, source: string) => void;
  readonly keys: (id: string) => EditorKeys;
  readonly known: (id: string) => Known;
}

export interface CellView {
  readonly section: HTMLElement;
  /** Opens the editor, with the caret at a place of the screen if one is given. */
  readonly edit: (at?: { readonly x: number; readonly y: number }) => Promise<void>;
  /** Gives the cell the focus without opening its editor. */
  readonly choose: () => void;
  readonly show: (now: CellNow) => void;
  /** Sets the text in the editor, as an edit that undo takes back. */
  readonly setSource: (source: string) => void;
  readonly outdated: (show: () => void) => void;
  readonly remove: () => void;
}

/** @param number the cell's place among the lesson's own; undefined for one that the reader added */
export function cellView(
  section: HTMLElement,
  id: string,
  number: number | undefined,
  text: string,
  acts: CellActs,
): CellView {
  const part = <E extends HTMLElement = HTMLElement>(selector: string): E => {
    const found = section.querySelector<E>(selector);
    if (!found) throw new Error(`Cell ${id} has no part ${selector}.`);
    return found;
  };
  const [code, pre, runButton, results, foot, status] = [
    part(".code"),
    part("pre"),
    part<HTMLButtonElement>("[data-run]"),
    part(".results"),
    part(".foot"),
    part(".status"),
  ];
  const [gutterIn, gutterOut] = [part(".gutter.in"), part(".gutter.out")];
  const saved = {
    results: results.innerHTML,
    status: status.textContent ?? "",
    in: gutterIn.textContent,
    out: gutterOut.textContent,
  };
  let editor: Editor | undefined;
  let opening: Promise<Editor> | undefined;
  let source = text;
  let drawn: CellNow["outputs"];
  let drawnCount = 0;

  const progress = document.createElement("div");
  progress.className = "progress";
  progress.hidden = true;
  code.append(progress);
  const tools = toolbar(number === undefined ? say("ownTools") : say("tools", { number }), [
    [say("runAbove"), () => acts.runAbove(id)],
    [say("addBelow"), () => acts.addBelow(id)],
    [say("clear"), () => acts.clear(id)],
    number === undefined ? [say("remove"), () => acts.remove(id)] : [say("reset"), () => acts.reset(id)],
  ]);
  foot.append(tools);
  section.dataset.live = "";
  // Edited code has no saved colours, so it opens in the editor.
  if (number === undefined || text !== pre.textContent) setTimeout(() => void ensure());

  const open = async (): Promise<Editor> => {
    const { createEditor } = await import("#notebook/ui/editor.ts");
    const host = document.createElement("div");
    host.className = "editor";
    pre.before(host);
    pre.hidden = true;
    for (const name of ["tabindex", "role", "aria-label"]) code.setAttribute(name, pre.getAttribute(name) ?? "");
    editor = createEditor(host, {
      source,
      label: number === undefined ? say("ownEditor") : say("editor", { number }),
      keys: acts.keys(id),
      known: () => acts.known(id),
      onChange: (text) => {
        source = text;
        editor?.mark([]);
        acts.change(id, text);
      },
    });
    return editor;
  };

  const ensure = (): Promise<Editor> => {
    opening ??= open();
    return opening;
  };

  const draw = (outputs: CellNow["outputs"]): void => {
    if (outputs === undefined) {
      if (drawn !== undefined) results.innerHTML = saved.results;
    } else if (outputs === drawn) results.insertAdjacentHTML("beforeend", outputHtml(outputs.slice(drawnCount)));
    else results.innerHTML = outputHtml(outputs);
    drawn = outputs;
    drawnCount = outputs?.length ?? 0;
    if (outputs?.some(isLate)) void drawLate(outputs);
  };
  /** Pictures, charts and formulas come when their library is there. */
  const drawLate = async (outputs: readonly Output[]): Promise<void> => {
    const count = outputs.length;
    const { lateHtml } = await import("./lateHtml.ts");
    const late = [...(await lateHtml(outputs, document)).values()];
    // Meanwhile the cell may have run again, or printed more.
    if (drawn !== outputs || outputs.length !== count) return;
    for (const [at, place] of results.querySelectorAll("[data-late]").entries()) place.innerHTML = late[at] ?? "";
  };

  return {
    section,
    edit: async (at) => {
      (await ensure()).focus(at);
    },
    choose: () => {
      (editor ? code : pre).focus({ preventScroll: true });
      section.scrollIntoView({ block: "nearest" });
    },
    setSource: (text) => {
      if (editor) editor.replace(text);
      else {
        source = text;
        pre.textContent = text;
        acts.change(id, text);
      }
    },
    show: (now) => {
      const running = now.state === "running";
      section.dataset.state = now.stale.length > 0 && !running ? "stale" : now.state;
      section.toggleAttribute("data-edited", now.edited);
      runButton.textContent = say(running ? "stop" : "run");
      runButton.onclick = () => (running ? acts.stop() : acts.run(id));
      progress.hidden = !running;
      progress.style.setProperty("--done", String(now.progress ? now.progress.done / now.progress.of : 0));
      progress.classList.toggle("is-known", now.progress !== undefined);
      const isSaved = now.state === "saved" && now.outputs === undefined;
      const count = running || now.state === "waiting" ? "*" : (now.count ?? " ");
      gutterIn.textContent = isSaved ? saved.in : say("in", { count });
      gutterOut.textContent = isSaved ? saved.out : say("out", { count });
      draw(now.outputs);
      gutterOut.hidden = results.childElementCount === 0;
      status.replaceChildren(...statusOf(now, saved.status, acts));
      editor?.mark(now.edited ? [] : marksOf(now));
    },
    outdated: (show) => {
      const line = document.createElement("p");
      line.className = "note";
      line.append(
        say("outdated"),
        " ",
        button(say("showNew"), () => {
          line.remove();
          show();
        }),
      );
      foot.before(line);
    },
    remove: () => {
      editor?.destroy();
      section.remove();
    },
  };
}

function marksOf({ error, source }: CellNow): readonly Mark[] {
  if (error?.line === undefined) return [];
  const { line, message, missing } = error;
  // Of a name that is not there an engine may only know the statement it stands in.
  const found = missing === undefined ? -1 : (source.split("\n")[line - 1]?.indexOf(missing) ?? -1);
  return [{ line, column: found >= 0 ? found + 1 : error.column, message, severity: "error" }];
}

/** What the foot of a cell says, with the button that follows from it. */
function statusOf(now: CellNow, saved: string, acts: CellActs): readonly (string | Node)[] {
  const { id, state, ms = 0, progress, stale, edited, live, error } = now;
  if (state === "waiting") return [say("waiting")];
  if (state === "running") return [progress ? say("runningOf", progress) : say("running")];
  if (edited) return [say("edited")];
  if (stale.length > 0)
    return [
      say(stale.length === 1 ? "staleOne" : "staleMany", { names: new Intl.ListFormat("en-GB").format(stale) }),
      " ",
      button(say("run"), () => acts.run(id)),
    ];
  if (state === "stopped")
    return error
      ? [say("stoppedAfter", { time: time(ms) }), " ", button(say("longer"), () => acts.runLonger(id))]
      : [say("stopped")];
  if (state === "failed" && error?.missing !== undefined && now.makes)
    return [say("missing", { name: error.missing }), " ", button(say("runAbove"), () => acts.runAbove(id))];
  if (state === "failed") return [say("failed", { time: time(ms) })];
  if (state === "done") return [say(live ? "done" : "lost", { time: time(ms) })];
  return [state === "saved" ? saved : ""];
}

function toolbar(label: string, tools: readonly (readonly [string, () => void])[]): HTMLElement {
  const bar = document.createElement("div");
  bar.className = "tools";
  bar.setAttribute("role", "group");
  bar.setAttribute("aria-label", label);
  bar.append(...tools.map(([words, act]) => button(words, act)));
  return bar;
}
