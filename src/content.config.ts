import { defineCollection } from "astro:content";
import { glob } from "astro/loaders";
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

export const collections = { lessons };
