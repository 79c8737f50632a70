// Runs the cells of a notebook: in the reader's browser, in a worker of a frame without an origin. See sandbox/ for
// what keeps the code there, and transpile/ for how a cell's text becomes code.
import type { Failure, Output } from "./output.ts";

export interface RunnerOptions {
  /** Code that runs before the first cell and again after each stop; its names are in scope of all cells. */
  readonly prelude?: string;
  /** A run is ended by force after so many milliseconds. Default 5000. */
  readonly limitMs?: number;
  /** Called whenever the state has changed. */
  readonly onState?: (state: RunnerState) => void;
}

export type RunnerState =
  /** Nothing is loaded yet, or a stop has ended what was. */
  | "asleep"
  | "starting"
  | "ready"
  | "running"
  /** The browser refuses the frame or the worker; `run` tells why. */
  | "broken";

export interface CellCode {
  readonly id: string;
  readonly source: string;
  /** In place of the runner's own limit, for this run. */
  readonly limitMs?: number;
}

export interface RunCallbacks {
  /** Called in order, at most some 60 times a second; what is printed meanwhile comes together. */
  readonly output: (output: Output) => void;
  readonly progress: (done: number, of: number) => void;
}

export interface Ran {
  readonly ok: boolean;
  /** From the start of the code to its end, without the time to start the worker. */
  readonly ms: number;
  /** Names that cells below can use. */
  readonly defines: readonly string[];
  /** Names it takes from other cells, or from the engine. */
  readonly uses: readonly string[];
  readonly error?: Failure;
}

export interface Analysis {
  readonly defines: readonly string[];
  readonly uses: readonly string[];
  readonly errors: readonly Failure[];
}

export interface Runner {
  /** One cell at a time: a call waits for the one before it. Never rejects; what fails is in `error`. */
  readonly run: (cell: CellCode, on: RunCallbacks) => Promise<Ran>;
  /** Ends the running code at once, and with it everything that cells have defined. Waiting runs end too. */
  readonly stop: () => void;
  /** Another limit for the runs to come. */
  readonly setLimit: (ms: number) => void;
  readonly state: () => RunnerState;
  /** Reads a cell without running it. */
  readonly analyse: (source: string) => Analysis;
  /** Starts the worker before it is needed, such as at the first focus. */
  readonly warmUp: () => Promise<void>;
  readonly dispose: () => void;
}

export { createRunner } from "./runner/createRunner.ts";

/** Whether a run was ended by force, so that all names are lost. */
export const endedByForce = (error: Failure): boolean => error.name === "Stopped";
