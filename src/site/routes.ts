// From files to addresses. A language other than the first stands in front of the path.

export const FIRST_LOCALE = "en";
export const LOCALES = ["en"] as const;
export type Locale = (typeof LOCALES)[number];

/**
 * The page of a content file.
 * @example pageId("lessons/04-output-size/en.mdx") // "lessons/output-size"
 * @example pageId("lessons/04-output-size/zh.mdx") // "zh/lessons/output-size"
 */
export function pageId(entry: string): string {
  const match = /^(\w+)\/\d\d-([a-z0-9-]+)\/([a-z]{2})\.mdx$/.exec(entry);
  if (!match)
    throw new Error(
      `content/${entry}: expected <kind>/<nn-slug>/<language>.mdx, such as lessons/04-output-size/en.mdx.`,
    );
  const [, kind, slug, locale] = match;
  return locale === FIRST_LOCALE ? `${kind}/${slug}` : `${locale}/${kind}/${slug}`;
}

/** Language and language-free path of a page. */
export function splitPageId(id: string): { locale: Locale; path: string } {
  const [head = "", ...rest] = id.split("/");
  const locale = LOCALES.find((known) => known === head && known !== FIRST_LOCALE);
  return locale ? { locale, path: rest.join("/") } : { locale: FIRST_LOCALE, path: id };
}

/** The address of a path inside the site, with the base path in front and a slash at the end. */
export function href(path: string, locale: Locale = FIRST_LOCALE): string {
  const base = import.meta.env.BASE_URL.replace(/\/$/, "");
  const prefix = locale === FIRST_LOCALE ? "" : `/${locale}`;
  const [page = "", anchor] = path.replace(/^\//, "").split("#");
  const slashed = page === "" || page.endsWith("/") ? page : `${page}/`;
  return `${base}${prefix}/${slashed}${anchor === undefined ? "" : `#${anchor}`}`;
}

/** The address of a file in public/. */
export function file(name: string): string {
  return `${import.meta.env.BASE_URL.replace(/\/$/, "")}/${name}`;
}
