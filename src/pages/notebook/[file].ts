// The files to take along of each lesson: /notebook/output-size.ipynb, output-size.python.ipynb and output-size.ts.
import { type CollectionEntry, getCollection } from "astro:content";
import type { APIContext } from "astro";
import { denoNotebook, hasTwin, type LessonSource, pythonNotebook, script } from "#site/cell/files.ts";
import { outputsOf } from "#site/cell/saved.ts";
import { href, splitPageId } from "#site/routes.ts";

export async function getStaticPaths() {
  const lessons = (await getCollection("lessons")).filter(({ id }) => splitPageId(id).path === id);
  const files = await Promise.all(
    lessons.map(async (entry) => {
      const slug = entry.id.replace("lessons/", "");
      const inPython = await hasTwin(entry.filePath ?? "");
      const named = [
        [`${slug}.ipynb`, "deno"],
        [`${slug}.ts`, "script"],
        ...(inPython ? [[`${slug}.python.ipynb`, "python"]] : []),
      ];
      return named.map(([file, kind]) => ({ params: { file }, props: { entry, kind } }));
    }),
  );
  return files.flat();
}

export async function GET({ props, site, url }: APIContext) {
  const source = sourceOf(props.entry, site ?? url);
  if (props.kind === "script") return new Response(script(source));
  if (props.kind === "python") return new Response(await pythonNotebook(source));
  return new Response(denoNotebook(source, await outputsOf(source.lesson)));
}

function sourceOf({ id, data, body = "", filePath = "" }: CollectionEntry<"lessons">, site: URL): LessonSource {
  const lesson = /lessons\/([^/]+)\//.exec(filePath)?.[1] ?? "";
  return {
    title: data.title,
    body,
    lesson,
    page: new URL(href(id), site).href,
    engine: new URL(`${href("notebook")}engine.js`, site).href,
  };
}
