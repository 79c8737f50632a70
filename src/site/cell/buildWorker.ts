// Runs the cells of one lesson in order and in one scope, as the reader's browser does. A thread of its own, since the
// names of cells become names of its global object.
import { parentPort, workerData } from "node:worker_threads";
import * as dialects from "#engine/dialects/index.ts";
import * as engine from "#engine/index.ts";
import type { Failure, Output } from "#notebook/output.ts";
import { showing } from "#notebook/present/index.ts";
import { errorPart, line } from "#notebook/present/parts.ts";
import { createCellScope } from "#notebook/sandbox/cellScope.ts";
import { compile, sourcePlace } from "#notebook/transpile/compile.ts";

let outputs: Output[] = [];
const emit = (output: Output): void => void outputs.push(output);
const shown = showing(emit);
const { print, show } = shown;
const console = Object.freeze({ log: print, info: print, debug: print, warn: print, error: print, table: show });
const base = { ...engine, ...shown, progress: () => {}, console };
const modules = { "convolution-both-ways/engine": engine, "convolution-both-ways/dialects": dialects };
const scope = createCellScope(globalThis, base, modules);

// The engine's own calls lie between an error and the line of the cell.
Error.stackTraceLimit = 100;
const made: Output[][] = [];
for (const [at, source] of (workerData as readonly string[]).entries()) {
  outputs = [];
  const failure = await run(`cell-${at + 1}.ts`, source);
  if (failure) emit(failure);
  made.push(outputs);
}
parentPort?.postMessage(made);

async function run(label: string, source: string): Promise<Failure | undefined> {
  const compiled = compile(source);
  if ("is" in compiled) return compiled;
  const { code, defines } = compiled;
  const constants = defines.filter(({ kind }) => kind === "const").map(({ name }) => name);
  try {
    const value = await scope.run({ id: label, code, constants, label });
    if (value !== undefined) emit(line([value]));
    return undefined;
  } catch (error) {
    const failure = errorPart(error);
    const stack = error instanceof Error ? error.stack : undefined;
    const [, atLine, column] = new RegExp(`${label}:(\\d+):(\\d+)`).exec(stack ?? "") ?? [];
    return atLine && column ? { ...failure, ...sourcePlace(compiled, Number(atLine), Number(column)) } : failure;
  }
}
