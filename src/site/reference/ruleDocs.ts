// The words of a rule: the comment on its declaration and on top of its file.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Block, header } from "./docs.ts";

const FOLDER = "src/rules";

export interface RuleDocs {
  readonly file: string;
  /** The comment on the declaration; without one, the first paragraph of the file. */
  readonly text: string;
  /** The rest of the comment on top of the file. */
  readonly blocks: readonly Block[];
}

/** @throws Error when the rule is declared in no file, or has no comment */
export function ruleDocs(name: string, root = process.cwd()): RuleDocs {
  const declared = new RegExp(`((?:/\\*\\*(?:(?!\\*/)[\\s\\S])*\\*/\\n)?)export const ${name} = defineRule\\(`);
  for (const entry of readdirSync(join(root, FOLDER))) {
    const found = declared.exec(readFileSync(join(root, FOLDER, entry), "utf8"));
    if (!found) continue;
    const file = `${FOLDER}/${entry}`;
    const [first, ...rest] = header(file, root);
    const own = (found[1] ?? "")
      .replace(/^\/\*\* ?|\s*\*\/\n?$/g, "")
      .replace(/\s*\n \* ?/g, " ")
      .trim();
    if (own !== "") return { file, text: own, blocks: first ? [first, ...rest] : [] };
    if (first) return { file, text: first.text, blocks: rest };
    throw new Error(`${file}: the rule ${name} has no comment.`);
  }
  throw new Error(`No file of ${FOLDER} declares the rule ${name}.`);
}
