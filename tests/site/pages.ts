// The pages of a built site, and the kinds of page there are.
import { readdirSync } from "node:fs";

export type Kind = "landing" | "lesson" | "widget" | "embed" | "other";

const KIND_OF_FOLDER: Readonly<Record<string, Kind>> = { lessons: "lesson", widgets: "widget", embed: "embed" };

/** Paths of all pages, with a slash at both ends; the page for unknown addresses is "/404.html". */
export function builtPages(site: string): readonly string[] {
  const files = readdirSync(site, { recursive: true, encoding: "utf8" }).map((file) => file.replaceAll("\\", "/"));
  const pages = files.filter((file) => file.endsWith("index.html") || file === "404.html");
  return pages.map((file) => (file === "404.html" ? "/404.html" : `/${file.slice(0, -"index.html".length)}`)).sort();
}

/** The pages of the reference come from two templates; a browser opens one of each, and the index. */
const OF_THE_REFERENCE = ["/reference/", "/reference/conv2d/", "/reference/rules/conv/"];
/** What stands around a figure is the same for all; the figures themselves are opened by tests of their own. */
const EVERY = 5;

/** The pages that tests open in a browser: all, but of those made by one template only some. */
export function openedPages(site: string): readonly string[] {
  const { widget, embed, ...others } = pagesByKind(site);
  const some = (paths: readonly string[]) => paths.filter((_, at) => at % EVERY === 0);
  const rest = Object.values(others).flat();
  return [
    ...rest.filter((path) => !path.startsWith("/reference/") || OF_THE_REFERENCE.includes(path)),
    ...some(widget),
    ...some(embed),
  ];
}

/** A folder's own page, such as the list of all lessons, is "other". */
export function kindOf(path: string): Kind {
  if (path === "/") return "landing";
  const [, folder = "", name] = path.split("/");
  return (name && KIND_OF_FOLDER[folder]) || "other";
}

/** The pages by kind; every kind of page has at least an empty list. */
export function pagesByKind(site: string): Readonly<Record<Kind, readonly string[]>> {
  const pages = builtPages(site);
  const ofKind = (kind: Kind) => pages.filter((path) => kindOf(path) === kind);
  return {
    landing: ofKind("landing"),
    lesson: ofKind("lesson"),
    widget: ofKind("widget"),
    embed: ofKind("embed"),
    other: ofKind("other"),
  };
}
