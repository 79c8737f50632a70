// What the live cells of each lesson show, once for all that asks: the page, and the files to take along.
import { getCollection } from "astro:content";
import type { Output } from "#notebook/output.ts";
import { liveCells, runLesson } from "./run.ts";

const runs = new Map<string, Promise<readonly (readonly Output[])[]>>();

/**
 * What each cell of a lesson shows. All run in order, each sees the names of those before it.
 * @param lesson the folder, such as "04-output-size"
 * @throws Error when a cell throws and is not marked "throws", or does not throw and is
 */
export async function outputsOf(lesson: string): Promise<readonly (readonly Output[])[]> {
  const entries = await getCollection("lessons");
  const entry = entries.find(({ filePath = "" }) => filePath.includes(`/${lesson}/`));
  const body = entry?.body ?? "";
  // In development a lesson changes while this module lives on.
  const key = `${lesson}\n${body}`;
  const run = runs.get(key) ?? runLesson(lesson, liveCells(body));
  runs.set(key, run);
  return run;
}
