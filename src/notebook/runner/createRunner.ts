// Runs cells one after another in one worker, and starts another one after an end by force.
import { createGate } from "../gate.ts";
import type { Failure } from "../output.ts";
import type { Analysis, CellCode, Ran, RunCallbacks, Runner, RunnerOptions, RunnerState } from "../runner.ts";
import { type Compiled, compile } from "../transpile/compile.ts";
import { ends, explained, missingImport } from "./failures.ts";
import { type Life, type Scope, startLife } from "./life.ts";
import type { FromWorker } from "./messages.ts";

const LIMIT_MS = 5000;
/** A timer that is set for longer rings at once. */
const LONGEST_MS = 2 ** 31 - 1;

/** A run that waits for the worker's word. */
interface Running {
  readonly count: number;
  readonly message: (message: FromWorker) => void;
  readonly end: (how: { readonly error?: Failure; readonly ms?: number }) => void;
}

interface Alive {
  readonly life: Life;
  readonly scope: Scope;
}

interface Outcome {
  readonly ms: number;
  readonly error?: Failure;
}

export function createRunner({ prelude, limitMs = LIMIT_MS, onState }: RunnerOptions = {}): Runner {
  let state: RunnerState = "asleep";
  let limit = limitMs;
  let life: Life | undefined;
  let started: Promise<Alive | Failure> | undefined;
  let running: Running | undefined;
  let turn: Promise<unknown> = Promise.resolve();
  let count = 0;
  /** Counts the ends by force, so that runs which wait for their turn know of it. */
  let ended = 0;

  const become = (next: RunnerState): void => {
    if (state === next) return;
    state = next;
    onState?.(next);
  };

  function endByForce(why: Failure): void {
    ended += 1;
    life?.close(why);
    life = undefined;
    started = undefined;
    running?.end({ error: why });
    become(why.name === "Stopped" ? "asleep" : "broken");
  }

  async function start(): Promise<Alive | Failure> {
    become("starting");
    const own = startLife({
      message: (message) => {
        if (message.kind !== "ready" && message.run === running?.count) running.message(message);
      },
      over: endByForce,
    });
    life = own;
    const scope = await own.ready;
    if ("is" in scope) return scope;
    become("ready");
    const alive = { life: own, scope };
    if (prelude === undefined) return alive;
    const compiled = compile(prelude);
    const error = "is" in compiled ? compiled : (await perform(alive, preludeCell(prelude), compiled, silent)).error;
    if (!error) return alive;
    endByForce(error);
    return error;
  }

  const alive = (): Promise<Alive | Failure> => {
    started ??= start();
    return started;
  };

  function perform({ life: { send }, scope }: Alive, cell: CellCode, compiled: Compiled, on: RunCallbacks) {
    const { code, defines } = compiled;
    const allowed = Math.min(cell.limitMs ?? limit, LONGEST_MS);
    const began = performance.now();
    const gate = createGate();
    count += 1;
    const own = count;
    become("running");
    return new Promise<Outcome>((resolve) => {
      const timer = setTimeout(() => endByForce(ends.limit(allowed)), allowed);
      const end: Running["end"] = ({ error, ms = performance.now() - began }) => {
        clearTimeout(timer);
        running = undefined;
        if (error?.name !== "Stopped") become("ready");
        for (const { name } of defines) scope.names.add(name);
        resolve({ ms, ...(error && { error: explained(error, compiled, scope) }) });
      };
      running = {
        count: own,
        end,
        message: (message) => {
          if (message.kind === "output") for (const one of message.outputs.flatMap(gate)) on.output(one);
          else if (message.kind === "progress") on.progress(message.done, message.of);
          else if (message.kind === "end") end(message);
        },
      };
      // A function can be declared anew, but hardly anybody assigns to one; as a plain value it is called faster.
      const constants = defines.filter(({ kind }) => kind !== "let" && kind !== "var").map(({ name }) => name);
      send({ kind: "run", run: own, id: cell.id, code, constants });
    });
  }

  async function runOne(cell: CellCode, on: RunCallbacks, age: number): Promise<Ran> {
    const compiled = compile(cell.source);
    const names = namesIn(compiled);
    const failed = (error: Failure): Ran => ({ ok: false, ms: 0, ...names, error });
    if (age !== ended) return failed(ends.asked());
    if ("is" in compiled) return failed(compiled);
    const now = await alive();
    if ("is" in now) return failed(now);
    if (age !== ended) return failed(ends.asked());
    const wrong = missingImport(compiled, now.scope.names);
    if (wrong) return failed(wrong);
    const { ms, error } = await perform(now, cell, compiled, on);
    return { ok: error === undefined, ms, ...names, ...(error && { error }) };
  }

  const stop = (): void => endByForce(ends.asked());
  return {
    run: (cell, on) => {
      const age = ended;
      const ran = turn.then(() => runOne(cell, on, age));
      turn = ran;
      return ran;
    },
    stop,
    dispose: stop,
    setLimit: (ms) => {
      limit = ms;
    },
    state: () => state,
    analyse: (source) => {
      const compiled = compile(source);
      return { ...namesIn(compiled), errors: "is" in compiled ? [compiled] : [] };
    },
    warmUp: async () => {
      // What goes wrong is told by the run that needs it.
      await alive();
    },
  };
}

const silent: RunCallbacks = { output: () => {}, progress: () => {} };
const preludeCell = (source: string): CellCode => ({ id: "prelude", source });

const namesIn = (compiled: Compiled | Failure): Pick<Analysis, "defines" | "uses"> =>
  "is" in compiled
    ? { defines: [], uses: [] }
    : { defines: compiled.defines.map(({ name }) => name), uses: compiled.uses };
