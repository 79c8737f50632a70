// Gives the tests a runner, in the page that they open.
import type { Output } from "../../../src/notebook/output.ts";
import { createRunner, type Ran, type Runner } from "../../../src/notebook/runner.ts";

export interface Tried extends Ran {
  /** What print said, a line each; other output by its kind. */
  readonly lines: readonly string[];
  readonly outputs: number;
  readonly progress: readonly (readonly [number, number])[];
  /** From the call to its result. */
  readonly took: number;
}

export interface RunnerPage {
  readonly create: typeof createRunner;
  runner: Runner;
  readonly states: string[];
  /** Runs a cell; `most` is how much of the output goes back to the test. */
  readonly attempt: (
    source: string,
    options?: { id?: string; limitMs?: number; stopAfter?: number; most?: number },
  ) => Promise<Tried>;
}

const states: string[] = [];
const page: RunnerPage = {
  create: createRunner,
  states,
  runner: createRunner({
    prelude: "const X = tensor([1, 2, 3, 4], [1, 1, 4]);",
    onState: (state) => states.push(state),
  }),
  attempt: async (source, { id = "cell", limitMs, stopAfter, most = 100 } = {}) => {
    const whole: Output[] = [];
    const progress: (readonly [number, number])[] = [];
    const began = performance.now();
    let stopped = Number.NaN;
    if (stopAfter !== undefined)
      setTimeout(() => {
        stopped = performance.now();
        page.runner.stop();
      }, stopAfter);
    const ran = await page.runner.run(
      { id, source, ...(limitMs !== undefined && { limitMs }) },
      { output: (output) => whole.push(output), progress: (done, of) => progress.push([done, of]) },
    );
    const ended = performance.now();
    return {
      ...ran,
      lines: whole.slice(0, most).map(text),
      outputs: whole.length,
      progress: progress.slice(0, most),
      took: stopAfter === undefined ? ended - began : ended - stopped,
    };
  },
};

const text = (output: Output): string =>
  output.is === "line"
    ? output.parts
        .map((part) =>
          part.is === "text"
            ? part.text
            : part.is === "tensor"
              ? `${part.dtype}[${part.shape}]${part.data ? `(${[...part.data.slice(0, 20)]})` : ""}`
              : `${part.name}: ${part.message}`,
        )
        .join(" ")
    : output.is === "notice"
      ? `notice ${output.about} ${output.cap}`
      : output.is;

Object.assign(globalThis, { page });
