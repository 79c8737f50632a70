// The examples of all docstrings, run once a build, as the cells of a lesson are.
import type { Output } from "#notebook/output.ts";
import { runCells } from "../cell/run.ts";
import { engineDocs } from "./docs.ts";
import { type Example, exampleOf } from "./example.ts";
import { entries } from "./families.ts";

export interface RanExample extends Example {
  readonly outputs: readonly Output[];
}

let ran: Promise<ReadonlyMap<string, RanExample>> | undefined;

/** By call. @throws Error when an example fails */
export function ranExamples(): Promise<ReadonlyMap<string, RanExample>> {
  ran ??= runAll();
  return ran;
}

async function runAll(): Promise<ReadonlyMap<string, RanExample>> {
  const docs = engineDocs();
  const examples = entries().map(
    ({ name }) => [name, exampleOf(docs.get(name)?.example ?? "", docs.keys(), name)] as const,
  );
  // A block each, since names of one page are not those of another.
  const outputs = await runCells(examples.map(([, { code }]) => apart(code)));
  return new Map(
    examples.map(([name, example], index) => {
      const own = outputs[index] ?? [];
      const failure = own.find((output) => output.is === "error");
      if (failure || own.length === 0)
        throw new Error(`The example of ${name} fails: ${failure?.message ?? "it prints nothing"}`);
      return [name, { ...example, outputs: own }];
    }),
  );
}

/** All behind the imports in a block of its own. */
function apart(code: string): string {
  const [imports = "", ...rest] = code.split("\n\n");
  return `${imports}\n\n{\n${rest.join("\n\n")}\n}`;
}
