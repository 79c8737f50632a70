// The places of the header. A place appears once its page exists, so that no link leads nowhere.
import { href, type Locale } from "./routes.ts";

const pages = import.meta.glob(["../pages/**/index.astro", "../pages/**/*.astro"]);
const exists = (page: string) => `../pages/${page}/index.astro` in pages || `../pages/${page}.astro` in pages;

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
  ];
}
