// Runs a live cell when the page is built, so that its saved output is what the engine really says.
import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Line, show } from "./display.ts";

/** The name readers import the engine by; here it is the source of this repository. */
export const ENGINE = "convolution-both-ways/engine";
const PLACE = ".cache/cells";

/**
 * Runs the code as a module of its own. `print` and `console.log` make its output.
 * @param throws the cell is there to show an error: its message becomes the last line
 * @throws Error when the cell throws and is not meant to, or does not throw and is
 */
export async function runCell(
  code: string,
  { where, throws }: { readonly where: string; readonly throws: boolean },
): Promise<readonly Line[]> {
  const lines: Line[] = [];
  const print = (...values: readonly unknown[]): void => void lines.push(values.map(show));
  const key = createHash("sha256").update(`${where}\n${code}`).digest("hex").slice(0, 16);
  const folder = join(process.cwd(), PLACE);
  const file = join(folder, `${key}.ts`);
  const out = Symbol.for(`cell ${key}`);
  Object.assign(globalThis, { [out]: { print, console: { ...console, log: print } } });
  // On one line with the first of the code, so that line numbers in errors stay true.
  const prelude = `const { print, console } = (globalThis as any)[Symbol.for("cell ${key}")]; `;
  await mkdir(folder, { recursive: true });
  await writeFile(file, prelude + code.replaceAll(`"${ENGINE}"`, '"#engine/index.ts"'));
  try {
    await import(/* @vite-ignore */ `${pathToFileURL(file).href}?at=${Date.now()}`);
  } catch (error) {
    if (!throws)
      throw new Error(
        `${where}: the cell fails: ${error instanceof Error ? error.message : String(error)}\nWrite "ts live throws" if it should.`,
        { cause: error },
      );
    print(error);
    return lines;
  } finally {
    Reflect.deleteProperty(globalThis, out);
  }
  if (throws) throw new Error(`${where}: the cell is marked "throws", but it ran without an error.`);
  return lines;
}
