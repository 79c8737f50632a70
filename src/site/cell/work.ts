// All of a reader's work as one file, out of this browser and into another.
import { exportWork, importWork } from "#notebook/ui/kept.ts";
import { type Shared, toHash } from "#notebook/ui/share.ts";
import { saveFile } from "./saveFile.ts";
import { say } from "./words.ts";

export const saveWork = (): void => saveFile("convolution-both-ways.json", exportWork());

/** Takes over the work in a file. @returns what to say of it, and what the reader may do then */
export async function openWork(
  file: File,
  here: string,
): Promise<readonly [words: string, act?: readonly [words: string, act: () => void]]> {
  const result = importWork(await file.text());
  if (result.is === "foreign") return [say("foreign")];
  if (result.is !== "imported") return [say(result.is)];
  if (result.lessons.includes(here)) return [say("importedHere"), [say("reload"), () => location.reload()]];
  return [say("imported", { count: result.lessons.length })];
}

/** @returns what to say of it */
export async function copyLink(notebook: Shared): Promise<string> {
  const hash = toHash(notebook);
  if (hash === undefined) return say("linkTooLong");
  const page = new URL(`${import.meta.env.BASE_URL.replace(/\/$/, "")}/notebook/#${hash}`, location.href);
  try {
    await navigator.clipboard.writeText(page.href);
    return say("linkCopied");
  } catch {
    return say("noClipboard");
  }
}
