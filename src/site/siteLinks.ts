// The places of the header. A place appears once its page exists, so that no link leads nowhere.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { href, type Locale } from "./routes.ts";

// Not import.meta.glob: every page would then carry the styles of all the others.
const exists = (page: string) =>
  [`${page}/index.astro`, `${page}.astro`].some((name) => existsSync(join(process.cwd(), "src/pages", name)));

export interface SiteLink {
  readonly key: string;
  readonly address: string;
  /** Whether an address belongs to this place. */
  readonly within: (pathname: string) => boolean;
}

export function siteLinks(locale: Locale): readonly SiteLink[] {
  const place = (key: string, path: string): SiteLink => {
    const address = href(path, locale);
    return { key, address, within: (pathname) => pathname.startsWith(address) };
  };
  const lessons: SiteLink = {
    key: "nav.lessons",
    address: href("#lessons", locale),
    within: (pathname) => pathname.startsWith(href("lessons", locale)),
  };
  return [
    lessons,
    ...(exists("widgets") ? [place("nav.figures", "widgets")] : []),
    ...(exists("tools/shapes") ? [place("nav.calculator", "tools/shapes")] : []),
    ...(exists("glossary") ? [place("nav.glossary", "glossary")] : []),
    ...(exists("reference") ? [place("nav.reference", "reference")] : []),
  ];
}
