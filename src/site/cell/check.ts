// Hidden tests of what a reader writes in a cell. They run in the sandbox, behind the cell and in its scope.
import type { Session } from "#notebook/ui/session.ts";
import { say } from "./words.ts";

const tests = import.meta.glob<string>("/content/lessons/*/checks/*.ts", { query: "?raw", import: "default" });

export interface Verdict {
  readonly right: boolean;
  readonly words: string;
}

/** @param name lesson folder and test, such as "06-transposed-convolution/trans-conv" */
export async function check(session: Session, id: string, name: string): Promise<Verdict> {
  const load = tests[`/content/lessons/${name.replace("/", "/checks/")}.ts`];
  if (!load) throw new Error(`There is no test "${name}". Known: ${Object.keys(tests).join(", ")}.`);
  const source = await load();
  await session.run([id]);
  if (session.cell(id).state !== "done") return { right: false, words: say("check.fails") };
  let count = "";
  // In the sandbox the engine has the name that readers know.
  const ran = await session.probe(source.replace("#engine/index.ts", "convolution-both-ways/engine"), (output) => {
    if (output.is === "line") for (const part of output.parts) if (part.is === "text") count = part.text;
  });
  if (!ran.ok) return { right: false, words: ran.error?.message ?? say("check.fails") };
  return { right: true, words: say("check.right", { count }) };
}
