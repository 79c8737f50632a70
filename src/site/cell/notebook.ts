// A page's cells as a notebook. Loaded when a reader turns to a cell; until then the page is only text.
import type { ApiIndex } from "#notebook/ui/api.ts";
import { type DocumentCell, keptOf, restored } from "#notebook/ui/document.ts";
import { toIpynb } from "#notebook/ui/ipynb.ts";
import { type KeepingTrouble, keep, recall } from "#notebook/ui/kept.ts";
import { createSession, type Session } from "#notebook/ui/session.ts";
import type { Shared } from "#notebook/ui/share.ts";
import { notebookBar } from "./bar.ts";
import { type CellActs, type CellView, cellView } from "./cellView.ts";
import { check } from "./check.ts";
import { placeCell } from "./ownCells.ts";
import { saveFile } from "./saveFile.ts";
import { startRunner } from "./startRunner.ts";
import { say } from "./words.ts";
import { copyLink, openWork, saveWork } from "./work.ts";

export interface Notebook {
  readonly run: (section: Element) => void;
  readonly edit: (section: Element, at?: { readonly x: number; readonly y: number }) => void;
  readonly runAndMove: (section: Element) => void;
  readonly addBelow: (section: Element) => void;
  /** Runs the hidden tests of a cell and says what they found. */
  readonly check: (section: Element) => Promise<void>;
  /** Ends what runs and takes the bar away; the cells stay where they are. */
  readonly close: () => void;
}

/** A cell of the page: its place in the document, and how it is shown. */
interface Placed {
  readonly id: string;
  readonly original: string | undefined;
  /** Text holds its own source; of code, the session knows it. */
  readonly text?: string;
  readonly element: HTMLElement;
}

/** @param article its data-lesson is the name that edits are kept under */
export function openNotebook(article: HTMLElement): Notebook {
  const key = article.dataset.lesson ?? "";
  const isLesson = !("grows" in article.dataset);
  const sections = [...article.querySelectorAll<HTMLElement>("section.cell")];
  const originals = sections.map((section) => section.querySelector("pre")?.textContent ?? "");
  const kept = restored(originals, recall(key));
  const views = new Map<string, CellView>();
  let placed: Placed[] = [];
  let made = 0;

  const ownId = (): string => {
    made += 1;
    return `own-${made}`;
  };
  // Texts that came with the notebook keep their places before and between its cells.
  const standing = [...article.querySelectorAll<HTMLElement>("section.cell, .cell-text")];
  const textsBefore = (section: HTMLElement | undefined): readonly Placed[] => {
    const texts: Placed[] = [];
    while (standing.length > 0 && standing[0] !== section) {
      const element = standing.shift() as HTMLElement;
      texts.push({ id: ownId(), original: undefined, text: element.textContent ?? "", element });
    }
    standing.shift();
    return texts;
  };
  let at = 0;
  for (const { original, source } of kept) {
    const section = original === undefined ? undefined : sections[at];
    if (section) placed.push(...textsBefore(section));
    const id = section ? `c${at + 1}` : ownId();
    if (section) at += 1;
    placed.push({ id, original, element: section ?? placeCell(article, id, source, placed.at(-1)?.element) });
  }
  placed.push(...textsBefore(undefined));
  const code = placed.filter(({ text }) => text === undefined);
  const sourceOf = new Map(kept.map(({ source }, at) => [code[at]?.id, source]));

  const runner = startRunner();
  const session: Session = createSession(
    runner,
    code.map(({ id, original, element }) => ({
      id,
      // Only a lesson's cells have output that was saved with them.
      original: isLesson ? original : undefined,
      source: sourceOf.get(id) ?? "",
      throws: "throws" in element.dataset,
    })),
    (ids) => soon(ids),
  );
  const ids = (): readonly string[] => session.cells().map(({ id }) => id);
  const isOwn = (id: string): boolean => id.startsWith("own-");
  const originalOf = (id: string): string => placed.find((cell) => cell.id === id)?.original ?? "";

  const acts: CellActs = {
    run: (id) => void session.run([id]),
    stop: session.stop,
    runAbove: (id) => void session.runAbove(id),
    runLonger: (id) => void session.run([id], { seconds: 60 }),
    reset: (id) => {
      session.reset(id);
      views.get(id)?.setSource(originalOf(id));
    },
    clear: session.clear,
    addBelow: (id) => addBelow(id),
    remove: (id) => {
      const neighbour = ids()[ids().indexOf(id) - 1] ?? ids()[1];
      session.remove(id);
      views.get(id)?.remove();
      views.delete(id);
      placed = placed.filter((cell) => cell.id !== id);
      save();
      if (neighbour) views.get(neighbour)?.choose();
    },
    change: (id, source) => {
      session.setSource(id, source);
      save();
    },
    keys: (id) => ({
      run: () => acts.run(id),
      runAndMove: () => runAndMove(id),
      runAndInsert: () => {
        acts.run(id);
        addBelow(id);
      },
      leave: () => views.get(id)?.choose(),
    }),
    known: (id) => ({ api, above: sourcesAbove(id) }),
  };

  let api: ApiIndex = [];
  void loadApi().then((index) => {
    api = index;
  });

  function addBelow(id: string, source = ""): string {
    const own = ownId();
    const at = placed.findIndex((cell) => cell.id === id);
    const element = placeCell(article, own, source, placed[at]?.element);
    placed.splice(at + 1, 0, { id: own, original: undefined, element });
    session.insert({ id: own, source }, id);
    show(own, element);
    save();
    void views.get(own)?.edit();
    return own;
  }
  function runAndMove(id: string): void {
    acts.run(id);
    const next = ids()[ids().indexOf(id) + 1];
    if (next) views.get(next)?.choose();
    // A blank notebook grows under the reader's hands; a lesson has an end.
    else if (!isLesson) addBelow(id);
    else views.get(id)?.choose();
  }
  const sourcesAbove = (id: string): string => {
    const cells = session.cells();
    const here = cells.findIndex((cell) => cell.id === id);
    return cells
      .slice(0, here)
      .map(({ source }) => source)
      .join("\n");
  };
  const now = (): readonly DocumentCell[] =>
    placed.flatMap(({ id, original, text }) =>
      text === undefined ? [{ original, source: session.cell(id).source }] : [],
    );

  const shared = (): Shared => ({
    title: article.querySelector("h1")?.textContent ?? "",
    cells: placed.map(({ id, text }) =>
      text === undefined ? { kind: "code", source: session.cell(id).source } : { kind: "text", source: text },
    ),
  });

  let told: KeepingTrouble | undefined;
  function save(): void {
    const trouble = keep(key, keptOf(now()));
    if (trouble && trouble !== told) bar.say(say(trouble), [say("export"), saveWork]);
    told = trouble;
  }

  const bar = notebookBar(
    {
      runAll: () => void session.runAll(),
      runStale: () => void session.runStale(),
      stop: session.stop,
      clearAll: () => {
        for (const id of ids()) session.clear(id);
      },
      resetAll: () => resetAll(),
      exportWork: saveWork,
      importWork: (file) => void openWork(file, key).then(([words, act]) => bar.say(words, act)),
      setLimit: session.setLimit,
      copyLink: () => void copyLink(shared()).then((words) => bar.say(words)),
      saveNotebook: () => saveFile(`${key}.ipynb`, toIpynb(shared(), "typescript"), "application/x-ipynb+json"),
    },
    isLesson,
  );
  article.append(bar.element);

  function resetAll(): void {
    const before = session.cells().map(({ id, source }) => ({ id, source }));
    for (const { id } of before) {
      if (isOwn(id)) acts.remove(id);
      else acts.reset(id);
    }
    const undo = (): void => {
      let last = "";
      for (const { id, source } of before) {
        if (isOwn(id)) last = addBelow(last, source);
        else {
          views.get(id)?.setSource(source);
          last = id;
        }
      }
      bar.say("");
    };
    bar.say(say("resetDone"), [say("undo"), undo]);
  }

  function show(id: string, element: HTMLElement): void {
    const number = isOwn(id) ? undefined : Number(id.slice(1));
    views.set(id, cellView(element, id, number, session.cell(id).source, acts));
    soon([id]);
  }
  // Many changes of one moment are one drawing.
  const waiting = new Set<string>();
  let asked = false;
  function soon(changed: readonly string[]): void {
    for (const id of changed) waiting.add(id);
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => {
      asked = false;
      const cells = session.cells();
      for (const cell of cells) if (waiting.has(cell.id)) views.get(cell.id)?.show(cell);
      waiting.clear();
      bar.show(cells);
    });
  }

  for (const { id, element } of code) show(id, element);
  for (const [at, cell] of kept.entries())
    if (cell.outdated) views.get(code[at]?.id ?? "")?.outdated(() => acts.reset(code[at]?.id ?? ""));

  const idOf = (section: Element): string => (section as HTMLElement).dataset.cell ?? "";
  return {
    run: (section) => acts.run(idOf(section)),
    edit: (section, where) => void views.get(idOf(section))?.edit(where),
    runAndMove: (section) => runAndMove(idOf(section)),
    addBelow: (section) => void addBelow(idOf(section)),
    check: async (section) => {
      const place = section.querySelector<HTMLElement>(".check");
      const line = place?.querySelector("p");
      if (!place || !line) return;
      line.textContent = "";
      const { right, words } = await check(session, idOf(section), (section as HTMLElement).dataset.check ?? "");
      place.dataset.is = right ? "right" : "wrong";
      line.textContent = words;
    },
    close: () => {
      runner.dispose();
      bar.element.remove();
    },
  };
}

async function loadApi(): Promise<ApiIndex> {
  try {
    const response = await fetch(`${import.meta.env.BASE_URL.replace(/\/$/, "")}/notebook/api.json`);
    return response.ok ? await response.json() : [];
  } catch {
    // Without the index the editor completes words only.
    return [];
  }
}
