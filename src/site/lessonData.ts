// What stands beside a lesson's text: its numbers and its exercises, found by the folder's name.
import type { Exercise } from "./exercise/exercise.ts";
import { known } from "./known.ts";
import type { Numbers } from "./numbers.ts";
import type { SizeTables } from "./sizeTable.ts";

export { known } from "./known.ts";

const numberFiles = import.meta.glob<{ values: Numbers; tables?: SizeTables }>("/content/lessons/*/numbers.ts", {
  eager: true,
});
const exerciseFiles = import.meta.glob<Record<string, Exercise>>("/content/lessons/*/exercises.ts", { eager: true });

/** All numbers of a lesson. @param lesson the folder, such as "04-output-size" */
export function numbersOf(lesson: string): Numbers {
  const file = numberFiles[`/content/lessons/${lesson}/numbers.ts`];
  if (!file)
    throw new Error(`content/lessons/${lesson}/numbers.ts is missing, but the text of the lesson asks for a number.`);
  return file.values;
}

/** The tables of sizes of a lesson, by name; empty when it has none. */
export function tablesOf(lesson: string): SizeTables {
  return numberFiles[`/content/lessons/${lesson}/numbers.ts`]?.tables ?? {};
}

/** All exercises of a lesson, in their order on the page; empty when it has none. */
export function exercisesOf(lesson: string): Readonly<Record<string, Exercise>> {
  return exerciseFiles[`/content/lessons/${lesson}/exercises.ts`] ?? {};
}

/** One exercise. @throws Error that lists the known ones */
export function exerciseOf(lesson: string, name: string): Exercise {
  return known(exercisesOf(lesson), name, `exercise in content/lessons/${lesson}/exercises.ts`);
}

/** "04-output-size" → "output-size", the name in addresses and in the reader's progress. */
export const slugOf = (lesson: string): string => lesson.replace(/^\d\d-/, "");
