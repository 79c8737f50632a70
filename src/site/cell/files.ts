// What a reader can take along of a lesson: notebooks for Deno and for Python, and one TypeScript file.
import { access, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Output } from "#notebook/output.ts";
import { type FileCell, toIpynb } from "#notebook/ui/ipynb.ts";
import { asText } from "./asText.ts";
import { piecesOf } from "./plainText.ts";

export interface LessonSource {
  readonly title: string;
  /** The MDX, without its front matter. */
  readonly body: string;
  /** The folder, such as "04-output-size". */
  readonly lesson: string;
  /** Where the lesson's page stands, and the single file of the engine. */
  readonly page: string;
  readonly engine: string;
}

/** The names that cells import the engine and its dialects by; files that are taken along have both in one. */
const MODULES = "convolution-both-ways/(?:engine|dialects)";
const NAMED = new RegExp(MODULES, "g");

/** How tensors look in a console, as the page draws them: dtype, shape, numbers. */
const PRINT = `interface Drawn { dtype?: string; shape: readonly number[]; toArray(): unknown }
const isTensor = (value: unknown): value is Drawn =>
  typeof value === "object" && value !== null && "toArray" in value;
const shown = (value: unknown): string => {
  if (isTensor(value)) return \`\${value.dtype ?? "int32"} [\${value.shape.join(", ")}] \${JSON.stringify(value.toArray())}\`;
  if (Array.isArray(value)) return \`[\${value.map(shown).join(", ")}]\`;
  if (typeof value === "number") return String(Number(value.toPrecision(6)));
  return typeof value === "string" ? value : JSON.stringify(value);
};
const print = (...values: unknown[]): void => console.log(...values.map(shown));`;

/** The lesson as a notebook for Jupyter's Deno kernel. @param outputs of its cells, as the page shows them */
export function denoNotebook(
  { title, body, lesson, page, engine }: LessonSource,
  outputs: readonly (readonly Output[])[],
): string {
  const cells: FileCell[] = [
    { kind: "text", source: `# ${title}\n\nFrom [${page}](${page})` },
    { kind: "code", source: PRINT },
  ];
  let number = 0;
  for (const piece of piecesOf(body, lesson, page)) {
    if (piece.kind === "text") cells.push(piece);
    else {
      number += 1;
      const output = asText(outputs[number - 1] ?? []);
      cells.push({ kind: "code", source: piece.source.replaceAll(NAMED, engine), ...output });
    }
  }
  return toIpynb({ title, cells }, "typescript");
}

/** The lesson as a notebook of PyTorch; undefined while its cells have no twins in Python. */
export async function pythonNotebook({ title, body, lesson, page }: LessonSource): Promise<string | undefined> {
  const twins = await readTwins(lesson);
  if (!twins) return undefined;
  const cells: FileCell[] = [{ kind: "text", source: `# ${title}\n\nFrom [${page}](${page})` }];
  let number = 0;
  for (const piece of piecesOf(body, lesson, page)) {
    if (piece.kind === "text") cells.push(piece);
    else {
      number += 1;
      const source = twins.get(number);
      if (source === undefined)
        throw new Error(
          `content/lessons/${lesson}/twin.py has no part "# %% ${number}" for cell ${number} of the lesson.`,
        );
      cells.push({ kind: "code", source });
    }
  }
  if (twins.size > number)
    throw new Error(`content/lessons/${lesson}/twin.py has ${twins.size} parts, but the lesson has ${number} cells.`);
  return toIpynb({ title, cells }, "python");
}

/** Whether the cells of a lesson have twins in Python. @param file the lesson's text */
export const hasTwin = (file: string): Promise<boolean> =>
  access(join(process.cwd(), file, "../twin.py")).then(
    () => true,
    () => false,
  );

/** The parts of twin.py by the number of their cell: each begins with "# %% 3", as editors of Python mark cells. */
async function readTwins(lesson: string): Promise<ReadonlyMap<number, string> | undefined> {
  let text: string;
  try {
    text = await readFile(join(process.cwd(), "content/lessons", lesson, "twin.py"), "utf8");
  } catch {
    return undefined;
  }
  const parts = text.split(/^# %% (\d+)$/m);
  return new Map(
    parts.flatMap((part, at) => (at % 2 === 1 ? [[Number(part), (parts[at + 1] ?? "").trim()] as const] : [])),
  );
}

/** The lesson's cells as one file for Deno, Bun or Node 24, beside the engine's file. */
export function script({ title, body, lesson, page, engine }: LessonSource): string {
  const imports = new Set<string>();
  let number = 0;
  const parts = piecesOf(body, lesson, page).flatMap((piece) => {
    if (piece.kind === "text") {
      const heading = /^#+ .*$/m.exec(piece.source)?.[0];
      return heading ? [`// ${heading}`] : [];
    }
    number += 1;
    const code = piece.source.replaceAll(IMPORT, (_, names: string) => {
      for (const name of names.split(",")) if (name.trim() !== "") imports.add(name.trim());
      return "";
    });
    const indented = code.trim().replace(/^(?=.)/gm, "  ");
    // Names of one cell are its own: two cells may both have an x.
    return piece.options.includes("throws")
      ? [`// Cell ${number}, which shows an error\ntry {\n${indented}\n} catch (error) {\n  print(String(error));\n}`]
      : [`// Cell ${number}\n{\n${indented}\n}`];
  });
  const names = [...imports].sort((a, b) => (bare(a) < bare(b) ? -1 : 1)).join(", ");
  return [
    `// ${title}\n// ${page}\n//\n// Needs engine.js beside it: ${engine}\n// Then: deno run ${lesson}.ts, bun ${lesson}.ts, or node ${lesson}.ts (24 or newer).`,
    `import { ${names} } from "./engine.js";`,
    PRINT,
    ...parts,
    "",
  ].join("\n\n");
}

const IMPORT = new RegExp(`^import \\{([^}]*)\\} from "${MODULES}";\\n*`, "gm");
const bare = (name: string): string => name.replace("type ", "").toLowerCase();
