// The kinds of page, and the built pages of each.
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

export type Kind = "landing" | "lesson" | "widget" | "embed";

const FOLDERS: Readonly<Record<Exclude<Kind, "landing">, string>> = {
  lesson: "lessons",
  widget: "widgets",
  embed: "embed",
};

/** Paths of the built pages, with a slash at both ends, by kind. */
export function pagesOf(site: string): Readonly<Record<Kind, readonly string[]>> {
  const { lesson, widget, embed } = FOLDERS;
  return { landing: ["/"], lesson: inside(lesson), widget: inside(widget), embed: inside(embed) };

  function inside(folder: string): string[] {
    if (!existsSync(join(site, folder))) return [];
    const names = readdirSync(join(site, folder)).filter((name) => existsSync(join(site, folder, name, "index.html")));
    return names.sort().map((name) => `/${folder}/${name}/`);
  }
}
