// The course as the pages see it: numbers, titles and addresses, and which lessons are written.
import { getCollection } from "astro:content";
import { type CourseLesson, LESSONS, PARTS, type PartName } from "#content/course.ts";
import { FIRST_LOCALE, href, type Locale } from "./routes.ts";
import { say, sayIfAny } from "./words.ts";

export interface LessonLink extends CourseLesson {
  readonly number: number;
  readonly title: string;
  readonly short: string;
  /** Undefined while the lesson is not written. */
  readonly href: string | undefined;
}

export interface Part {
  readonly name: PartName;
  readonly title: string;
  readonly note: string;
  readonly lessons: readonly LessonLink[];
}

/** All lessons in order, in one language. */
export async function lessons(locale: Locale = FIRST_LOCALE): Promise<readonly LessonLink[]> {
  const prefix = locale === FIRST_LOCALE ? "" : `${locale}/`;
  const written = new Set((await getCollection("lessons")).map(({ id }) => id));
  return LESSONS.map((lesson, index) => {
    const title = say(`title.${lesson.slug}`, {}, locale);
    const path = `lessons/${lesson.slug}`;
    return {
      ...lesson,
      number: index + 1,
      title,
      short: sayIfAny(`short.${lesson.slug}`, locale) ?? title,
      href: written.has(`${prefix}${path}`) ? href(path, locale) : undefined,
    };
  });
}

/** The lessons in their six parts. */
export async function parts(locale: Locale = FIRST_LOCALE): Promise<readonly Part[]> {
  const all = await lessons(locale);
  return PARTS.map((name) => ({
    name,
    title: say(`part.${name}`, {}, locale),
    note: say(`part.${name}.note`, {}, locale),
    lessons: all.filter(({ part }) => part === name),
  }));
}
