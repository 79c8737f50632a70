// Every exercise of every lesson: right answers are accepted, known mistakes are recognised, no words are missing.
// The right answers of the printed cases are compared with tests/fixtures/numbers, which this code did not make.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { random } from "#engine/random.ts";
import { type Exercise, judge } from "#site/exercise/exercise.ts";

const LESSONS = "content/lessons";
const SEEDS = 200;
const files = import.meta.glob<Record<string, Exercise>>("/content/lessons/*/exercises.ts", { eager: true });

/** What a reader would enter: the fields of a grid joined by commas, the names of options, or the printed answer. */
function entered({ answer }: Exercise, value: unknown): string {
  if (answer.kind === "grid") return [value].flat(9).join(",");
  if (answer.kind === "choice" || answer.kind === "order") return (value as readonly string[]).join(",");
  if (answer.kind === "number") return String(value);
  return answer.print(value);
}

/** Every case to try: the printed one, then one for each seed. */
function cases({ fixed, vary }: Exercise): readonly unknown[] {
  return vary ? [fixed, ...Array.from({ length: SEEDS }, (_, seed) => vary(random(seed)))] : [fixed];
}

for (const [file, exercises] of Object.entries(files)) {
  const lesson = file.split("/").at(-2) ?? "";
  const folder = join(LESSONS, lesson);
  const fixture = `tests/fixtures/numbers/${lesson.slice(0, 2)}.json`;
  const languages = readdirSync(folder).filter((name) => name.endsWith(".mdx"));

  describe(lesson, () => {
    for (const [name, exercise] of Object.entries(exercises)) {
      const { answer, fixed, solve, wrong } = exercise;

      test(`${name}: the printed case has the answer of ${fixture}`, () => {
        const expected: Record<string, { is: unknown }> = JSON.parse(readFileSync(fixture, "utf8")).exercises;
        expect(solve(fixed)).toEqual(expected[name]?.is);
      });

      test(`${name}: the answer is accepted, printed and over ${SEEDS} seeds`, () => {
        for (const given of cases(exercise)) {
          const text = entered(exercise, solve(given));
          expect(judge(exercise, given, text), `${text} for ${JSON.stringify(given)}`).toEqual({ is: "right" });
        }
      });

      test(`${name}: each mistake that changes the answer is named`, () => {
        for (const given of cases(exercise))
          for (const mistake of Object.keys(wrong)) {
            const value: unknown = wrong[mistake]?.(given);
            if (answer.same(value, solve(given))) continue;
            const text = entered(exercise, value);
            const verdict = judge(exercise, given, text);
            expect(verdict.is, `${mistake}, ${text} for ${JSON.stringify(given)}`).toBe("wrong");
            expect(verdict, `${text} for ${JSON.stringify(given)}`).toMatchObject({
              diagnoses: expect.arrayContaining([mistake]),
            });
          }
      });

      test(`${name}: each mistake can be told from the others`, () => {
        for (const mistake of Object.keys(wrong)) {
          const alone = cases(exercise).some((given) => {
            const verdict = judge(exercise, given, entered(exercise, wrong[mistake]?.(given)));
            return verdict.is === "wrong" && verdict.diagnoses.length === 1;
          });
          // A case that cannot vary has only one chance.
          if (exercise.vary) expect(alone, `"${mistake}" is never the only diagnosis`).toBe(true);
        }
      });

      test(`${name}: other numbers give other answers`, () => {
        const answers = new Set(cases(exercise).map((given) => JSON.stringify(solve(given))));
        if (exercise.vary) expect(answers.size).toBeGreaterThan(3);
      });

      for (const language of languages)
        test(`${name}: ${language} has the question, words for every mistake, and no others`, () => {
          const text = readFileSync(join(folder, language), "utf8");
          const body = new RegExp(`<Exercise of="${name}">([^]*?)</Exercise>`).exec(text)?.[1];
          expect(body, `<Exercise of="${name}">`).toBeDefined();
          const diagnosed = [...(body ?? "").matchAll(/<Diagnosis of="([^"]+)">/g)].map(([, of]) => of);
          expect(diagnosed.sort()).toEqual(Object.keys(wrong).sort());
          const options = [...(body ?? "").matchAll(/<Option of="([^"]+)"/g)].map(([, of]) => of);
          expect(options.sort()).toEqual([...(answer.options ?? [])].sort());
        });
    }

    test("nothing but an answer counts as one", () => {
      for (const exercise of Object.values(exercises))
        for (const text of ["", " ", "abc", "NaN", "Infinity", "1/0", "--", "1e999"])
          expect(judge(exercise, exercise.fixed, text).is, `"${text}"`).toBe("unreadable");
    });
  });
}
