// Runs the live cells of a lesson when its page is built, so that their saved output is what the engine really says.

import { join } from "node:path";
import { Worker } from "node:worker_threads";
import type { Output } from "#notebook/output.ts";

/** A live fence of a lesson. */
export interface LiveCell {
  readonly source: string;
  /** The words behind "ts live". */
  readonly options: readonly string[];
}

/** The live cells of a lesson, in order. @param body its MDX */
export const liveCells = (body: string): readonly LiveCell[] =>
  [...body.matchAll(/^```ts live([^\n]*)\n([\s\S]*?)\n?^```$/gm)].map(([, options = "", source = ""]) => ({
    source,
    options: options.split(/\s+/).filter(Boolean),
  }));

/**
 * What each cell shows. All run in order, each sees the names of those before it; an error is the last of its outputs.
 */
export function runCells(sources: readonly string[]): Promise<readonly (readonly Output[])[]> {
  return new Promise((resolve, reject) => {
    // The path is not written as an import, which the build of the site would bundle.
    const worker = new Worker(join(process.cwd(), "src/site/cell/buildWorker.ts"), { workerData: sources });
    worker.once("message", resolve);
    worker.once("error", reject);
  });
}

/** @throws Error when a cell throws and is not marked "throws", or does not throw and is */
export async function runLesson(lesson: string, cells: readonly LiveCell[]): Promise<readonly (readonly Output[])[]> {
  const outputs = await runCells(cells.map(({ source }) => source));
  for (const [at, { options }] of cells.entries()) {
    const where = `content/lessons/${lesson}, cell ${at + 1}`;
    const error = outputs[at]?.find((output) => output.is === "error");
    const throws = options.includes("throws");
    if (error && !throws)
      throw new Error(
        `${where}: the cell fails${error.line ? ` at its line ${error.line}` : ""}: ${error.message}\nWrite "ts live throws" if it should.`,
      );
    if (!error && throws) throw new Error(`${where}: the cell is marked "throws", but it ran without an error.`);
  }
  return outputs;
}
