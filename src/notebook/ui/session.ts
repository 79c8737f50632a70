// The running of a notebook: which cells run, in which order, and what then is known of each. It draws nothing: whoever
// shows the cells is told when one has changed.
import type { Output } from "../output.ts";
import { endedByForce, type Ran, type Runner } from "../runner.ts";
import { type RunRecord, staleNames } from "./stale.ts";

export type CellState =
  /** Shows what was saved when the page was built. */
  | "saved"
  | "waiting"
  | "running"
  | "done"
  | "failed"
  /** Its code was ended before it came to an end. */
  | "stopped"
  /** Never run, and without saved output. */
  | "new";

export interface CellNow {
  readonly id: string;
  readonly source: string;
  readonly state: CellState;
  /** Jupyter's number: the how-manieth run in this page made the output. */
  readonly count?: number | undefined;
  readonly ms?: number | undefined;
  readonly progress?: { readonly done: number; readonly of: number } | undefined;
  /** What the last run gave; undefined while the saved output stands. */
  readonly outputs?: readonly Output[] | undefined;
  readonly error?: Ran["error"];
  /** Names it uses that have changed since its output was made. */
  readonly stale: readonly string[];
  /** The code differs from the code that made the output. */
  readonly edited: boolean;
  /** Its names are there for other cells to use. */
  readonly live: boolean;
  /** The name that its run missed is made by a cell above it that has not run. */
  readonly makes: boolean;
}

export interface CellInit {
  readonly id: string;
  readonly source: string;
  /** The text whose output is saved in the page. */
  readonly original?: string | undefined;
  /** Meant to show an error: a run of all goes on after it. */
  readonly throws?: boolean | undefined;
}

interface Cell extends CellInit {
  source: string;
  state: CellState;
  /** What it was when it began to wait. */
  before: CellState;
  /** The text that made the output on show. */
  shown: string | undefined;
  count?: number | undefined;
  ms?: number | undefined;
  progress?: CellNow["progress"];
  outputs?: readonly Output[] | undefined;
  error?: Ran["error"];
  live: boolean;
  /** As staleness counts: see RunRecord. */
  ran: number | undefined;
  changed: number;
  defines: readonly string[];
  uses: readonly string[];
}

export interface Session {
  readonly cells: () => readonly CellNow[];
  readonly cell: (id: string) => CellNow;
  readonly busy: () => boolean;
  readonly setSource: (id: string, source: string) => void;
  /** Adds a cell behind another. @param after undefined for the beginning */
  readonly insert: (cell: CellInit, after: string | undefined) => void;
  readonly remove: (id: string) => void;
  /** Runs cells one after another, behind those that wait. A failure that was not meant ends the row. */
  readonly run: (ids: readonly string[], limit?: { readonly seconds: number }) => Promise<void>;
  readonly runAll: () => Promise<void>;
  /** Runs the cells above one, and that too. */
  readonly runAbove: (id: string) => Promise<void>;
  readonly runStale: () => Promise<void>;
  /** Runs code that is no cell, in the scope of the cells; its output is the caller's. */
  readonly probe: (source: string, output: (output: Output) => void) => Promise<Ran>;
  /** Ends whatever runs. All names are lost with it. */
  readonly stop: () => void;
  /** Another time after which a cell is stopped by itself. */
  readonly setLimit: (seconds: number) => void;
  /** Takes the output away. */
  readonly clear: (id: string) => void;
  /** Back to the state of the page as it was built. */
  readonly reset: (id: string) => void;
}

/** @param onChange called with the ids of cells that look different now */
export function createSession(
  runner: Runner,
  init: readonly CellInit[],
  onChange: (ids: readonly string[]) => void,
): Session {
  const cells: Cell[] = init.map((cell) => fresh(cell, runner));
  let runs = 0;
  let turn: Promise<void> = Promise.resolve();
  /** Counts the stops, so that a run that was stopped knows it. */
  let stops = 0;

  const find = (id: string): Cell => {
    const cell = cells.find((one) => one.id === id);
    if (!cell) throw new Error(`The notebook has no cell "${id}". Known: ${cells.map((one) => one.id).join(", ")}.`);
    return cell;
  };
  const stale = (): ReadonlyMap<string, readonly string[]> => staleNames(cells satisfies readonly RunRecord[]);
  let lastStale = stale();
  const changed = (...ids: readonly string[]): void => {
    const now = stale();
    const moved = cells
      .map(({ id }) => id)
      .filter((id) => String(now.get(id) ?? "") !== String(lastStale.get(id) ?? ""));
    lastStale = now;
    onChange([...new Set([...ids, ...moved])]);
  };

  async function runOne(cell: Cell, limitMs: number | undefined): Promise<boolean> {
    const round = stops;
    const { source } = cell;
    const outputs: Output[] = [];
    // The engine has no clock and no chance in it: the same code on the same names gives what it gave before.
    const same = cell.shown === source && cell.ran !== undefined && !lastStale.has(cell.id);
    Object.assign(cell, { state: "running", progress: undefined, error: undefined, outputs, shown: source });
    changed(cell.id);
    const ran = await runner.run(
      { id: cell.id, source, ...(limitMs !== undefined && { limitMs }) },
      {
        output: (output) => {
          if (round !== stops) return;
          outputs.push(output);
          onChange([cell.id]);
        },
        progress: (done, of) => {
          cell.progress = { done, of };
          onChange([cell.id]);
        },
      },
    );
    // Whoever stopped the run has already said what became of the cell.
    if (round !== stops) return false;
    runs += 1;
    const { ok, ms, error, defines, uses } = ran;
    // Names that the cell made before and makes no more have changed too.
    const names = same ? defines : [...new Set([...defines, ...cell.defines])];
    Object.assign(cell, { state: ok ? "done" : "failed", count: runs, ms, error, progress: undefined });
    Object.assign(cell, { defines: names, uses, ran: runs, changed: same ? cell.changed : runs, live: true });
    if (error) outputs.push(error);
    if (error && endedByForce(error)) lose(cell);
    changed(cell.id);
    return ok || cell.throws === true;
  }

  /** After an end by force nothing is in scope any more. */
  function lose(culprit?: Cell): void {
    for (const cell of cells) cell.live = false;
    if (culprit) culprit.state = "stopped";
    changed(...cells.map(({ id }) => id));
  }

  async function runRow(ids: readonly string[], limit?: { readonly seconds: number }): Promise<void> {
    const round = stops;
    for (const cell of ids.map(find)) if (cell.state !== "waiting" && cell.state !== "running") wait(cell);
    changed(...ids);
    const row = turn.then(async () => {
      for (const id of ids) {
        const cell = cells.find((one) => one.id === id);
        if (round !== stops) return;
        if (!cell || (await runOne(cell, limit && limit.seconds * 1000))) continue;
        // What stands behind a failure would run on names that are not there.
        unwait(ids);
        return;
      }
    });
    turn = row.catch(() => {});
    await row;
  }

  const wait = (cell: Cell): void => {
    cell.before = cell.state;
    cell.state = "waiting";
  };
  const unwait = (ids: readonly string[]): void => {
    for (const cell of cells) if (cell.state === "waiting" && ids.includes(cell.id)) cell.state = cell.before;
    changed(...ids);
  };

  const view = (cell: Cell): CellNow => {
    const { id, source, state, count, ms, progress, outputs, error, live, shown } = cell;
    const above = cells.slice(0, cells.indexOf(cell));
    const missing = error?.missing;
    return {
      ...{ id, source, state, count, ms, progress, outputs, error, live },
      stale: lastStale.get(id) ?? [],
      edited: shown !== undefined && shown !== source,
      makes: missing !== undefined && above.some((one) => !one.live && one.defines.includes(missing)),
    };
  };
  /** Some cells, and those that make what they use and have lost it or never ran; in the order of the page. */
  const withMakers = (ids: Set<string>): readonly string[] => {
    for (const cell of [...cells].reverse()) {
      if (!ids.has(cell.id)) continue;
      for (const one of cells.slice(0, cells.indexOf(cell)))
        if (!one.live && one.defines.some((name) => cell.uses.includes(name))) ids.add(one.id);
    }
    return cells.map(({ id }) => id).filter((id) => ids.has(id));
  };

  return {
    cells: () => cells.map(view),
    cell: (id) => view(find(id)),
    busy: () => cells.some(({ state }) => state === "running" || state === "waiting"),
    setSource: (id, source) => {
      find(id).source = source;
      onChange([id]);
    },
    insert: (cell, after) => {
      cells.splice(after === undefined ? 0 : cells.indexOf(find(after)) + 1, 0, fresh(cell, runner));
      changed(cell.id);
    },
    remove: (id) => {
      cells.splice(cells.indexOf(find(id)), 1);
      changed();
    },
    run: runRow,
    runAll: () => runRow(cells.map(({ id }) => id)),
    runAbove: (id) => runRow(cells.slice(0, cells.indexOf(find(id)) + 1).map((cell) => cell.id)),
    runStale: () => runRow(withMakers(new Set(lastStale.keys()))),
    probe: async (source, output) => {
      let ran: Ran | undefined;
      const mine = turn.then(async () => {
        ran = await runner.run({ id: "probe", source }, { output, progress: () => {} });
      });
      turn = mine.catch(() => {});
      await mine;
      if (!ran) throw new Error("The run gave no result.");
      return ran;
    },
    stop: () => {
      stops += 1;
      runner.stop();
      unwait(cells.map(({ id }) => id));
      lose(cells.find(({ state }) => state === "running"));
    },
    setLimit: (seconds) => runner.setLimit(seconds * 1000),
    clear: (id) => {
      const cell = find(id);
      Object.assign(cell, {
        outputs: [],
        error: undefined,
        state: "new",
        count: undefined,
        ms: undefined,
        ran: undefined,
      });
      changed(id);
    },
    reset: (id) => {
      const cell = find(id);
      Object.assign(cell, fresh(cell, runner), { source: cell.original ?? cell.source });
      changed(id);
    },
  };
}

function fresh(init: CellInit, runner: Runner): Cell {
  const { defines, uses } = runner.analyse(init.source);
  const saved = init.original !== undefined;
  return {
    ...init,
    state: saved ? "saved" : "new",
    before: saved ? "saved" : "new",
    shown: init.original,
    count: undefined,
    ms: undefined,
    progress: undefined,
    outputs: undefined,
    error: undefined,
    live: false,
    ran: saved ? 0 : undefined,
    changed: 0,
    defines,
    uses,
  };
}
