// The runner's own errors, and what it adds to those of the code.
import { nearName } from "../nearName.ts";
import type { Failure } from "../output.ts";
import { type Compiled, sourcePlace } from "../transpile/compile.ts";

export interface Known {
  /** Names in scope. */
  readonly names: Iterable<string>;
  /** Names of methods and fields. */
  readonly members: Iterable<string>;
}

/** An error of the code with its place in the reader's text, and the name that was perhaps meant. */
export function explained(failure: Failure, compiled: Compiled, { names, members }: Known): Failure {
  const { line, column } = failure;
  const placed = line && column ? { ...failure, ...sourcePlace(compiled, line, column) } : failure;
  const [, missing] = (failure.name === "ReferenceError" && /^(\S+) is not defined/.exec(failure.message)) || [];
  if (missing)
    return {
      ...placed,
      missing,
      ...suggestion(nearName(missing, [...names, ...compiled.defines.map(({ name }) => name)])),
    };
  const [, method] = (failure.name === "TypeError" && /\.([\w$]+) is not a function/.exec(failure.message)) || [];
  return method ? { ...placed, ...suggestion(nearName(method, members)) } : placed;
}

const suggestion = (name: string | undefined): { suggestion?: string } =>
  name === undefined ? {} : { suggestion: name };

/** Imports that the module does not have. */
export function missingImport({ imports }: Compiled, names: ReadonlySet<string>): Failure | undefined {
  const wrong = imports.find(({ module, name }) => module.endsWith("/engine") && name !== "*" && !names.has(name));
  if (!wrong) return undefined;
  const { module, name, line, column } = wrong;
  const message = `${module} has no export named ${name}.`;
  return {
    is: "error",
    name: "SyntaxError",
    message,
    line,
    column,
    missing: name,
    ...suggestion(nearName(name, names)),
  };
}

const stopped = (message: string, hint: string): Failure => ({ is: "error", name: "Stopped", message, hint });

export const ends = {
  limit: (ms: number) =>
    stopped(`Stopped after ${ms / 1000} s.`, "A loop may never end. If it only takes long, allow it more time."),
  asked: () => stopped("Stopped.", "What cells had defined is gone: run them again from the top."),
  flood: () => stopped("Stopped: it sent more messages than a cell may.", "Print less often."),
  lost: () => stopped("The browser ended the code, most likely because its memory was full.", "Use smaller tensors."),
  start: (reason: string): Failure => ({
    is: "error",
    name: "NotStarted",
    message: `The browser did not start the cell: ${reason}`,
    hint: "Reload the page. An extension or a setting of the browser may forbid frames or workers.",
  }),
};
