import { defineCollection } from "astro:content";
import { file, glob } from "astro/loaders";
import { z } from "astro/zod";
import { pageId } from "#site/routes.ts";

const lessons = defineCollection({
  loader: glob({
    base: "./content",
    pattern: "lessons/*/*.mdx",
    generateId: ({ entry }) => pageId(entry),
  }),
  schema: z.object({
    title: z.string(),
    /** One or two sentences under the title; also the description search engines show. */
    lead: z.string(),
    goals: z.array(z.string()).min(1),
  }),
});

const references = defineCollection({
  loader: file("content/references.yaml"),
  schema: z.object({
    authors: z.string(),
    title: z.string(),
    year: z.number().int(),
    where: z.string().optional(),
    url: z.url(),
  }),
});

const glossary = defineCollection({
  loader: file("content/glossary/en.yaml"),
  schema: z.object({
    term: z.string(),
    meaning: z.string(),
    /** Slug of the lesson that explains it. */
    lesson: z.string().optional(),
    /** The call of the engine that does it. */
    call: z.string().optional(),
  }),
});

export const collections = { lessons, references, glossary };
