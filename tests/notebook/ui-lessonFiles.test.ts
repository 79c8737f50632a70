// What a reader takes along of each lesson: the files are whole, and say what the page says.
import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { Ajv } from "ajv";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { asText } from "#site/cell/asText.ts";
import { engineFile } from "#site/cell/engineFile.ts";
import { denoNotebook, script } from "#site/cell/files.ts";
import { liveCells, runLesson } from "#site/cell/run.ts";

const LESSONS = "content/lessons";
const PAGE = "https://course.test/lessons/";
const { $schema, ...schema } = JSON.parse(readFileSync("tests/fixtures/notebook/nbformat.v4.5.schema.json", "utf8"));
const isValid = new Ajv({ strict: false }).compile(schema);

const folder = mkdtempSync(join(tmpdir(), "lesson-"));
beforeAll(async () => writeFileSync(join(folder, "engine.js"), await engineFile()));
afterAll(() => rmSync(folder, { recursive: true }));

describe.each(readdirSync(LESSONS))("%s", (lesson) => {
  const body = readFileSync(`${LESSONS}/${lesson}/en.mdx`, "utf8").replace(/^---[\s\S]*?\n---\n/, "");
  const source = { title: "A lesson", body, lesson, page: PAGE, engine: "https://course.test/engine.js" };
  const outputs = runLesson(lesson, liveCells(body));

  it("the notebook is valid nbformat 4.5 and holds every cell", async () => {
    const notebook = JSON.parse(denoNotebook(source, await outputs));
    expect(isValid(notebook), JSON.stringify(isValid.errors)).toBe(true);
    const code = notebook.cells.filter(({ cell_type }: { cell_type: string }) => cell_type === "code");
    // The first one says how print works.
    expect(code).toHaveLength(1 + liveCells(body).length);
  });

  it("its text holds no word of the page's own language", () => {
    const texts = JSON.parse(denoNotebook(source, [])).cells.filter(
      ({ cell_type }: { cell_type: string }) => cell_type === "markdown",
    );
    for (const { source: lines } of texts) {
      const prose = lines.join("").replace(/```[\s\S]*?```|`[^`]*`/g, "");
      expect(prose).not.toMatch(/<\/?[A-Z]\w*|:eq\[|\\(?:floor|ceil|htmlClass|rin|rout|rpad|rker)\b|\bundefined\b/);
    }
  });

  it("the script prints what the page shows", async () => {
    const file = join(folder, `${lesson}.ts`);
    writeFileSync(file, script(source));
    const { stdout } = await promisify(execFile)(process.execPath, [file]);
    const wanted = (await outputs).map((cell) => {
      const { output = "", error } = asText(cell);
      return output + (error ? `${error.name}: ${error.message}\n` : "");
    });
    expect(stdout).toBe(wanted.join(""));
  });
});
