// What lesson text needs beyond Markdown: formulas, numbered equations, live cells, and the name
// of the lesson on every component that looks something up by it.
import { fileURLToPath } from "node:url";
import { defineMdastPlugin, type MdastPluginEntry } from "satteri";
import { renderTex } from "../tex.ts";

type Attribute = { type: "mdxJsxAttribute"; name: string; value: string };
type Node = { type: string; value?: string; name?: string | null; children?: readonly Node[]; attributes?: readonly Attribute[] };

/** Components that need to know which lesson they stand in. */
const LESSON_COMPONENTS = new Set(["N", "Exercise", "Given", "Predict", "Cell"]);
const LABEL = /\\label\{([a-z0-9-]+)\}/;

/** One instance a document: equation numbers start again on each page. */
export const lessonMarkdown: MdastPluginEntry = ({ fileURL, source }) => {
  const file = fileURL ? fileURLToPath(fileURL) : "(text)";
  const lesson = /content\/lessons\/([^/]+)\//.exec(file)?.[1] ?? "";
  const equations = new Map<string, number>();
  for (const [, label] of source.matchAll(new RegExp(LABEL, "g"))) {
    if (label === undefined) continue;
    if (equations.has(label)) throw new Error(`${file}: the equation label "${label}" is given twice.`);
    equations.set(label, equations.size + 1);
  }

  const typeset = (tex: string, display: boolean): string => {
    try {
      return renderTex(tex, { display });
    } catch (error) {
      throw new Error(`${file}: the formula "${tex.trim()}" cannot be typeset. ${(error as Error).message}`);
    }
  };
  const withLesson = (node: Node): Node | undefined => {
    if (!node.name || !LESSON_COMPONENTS.has(node.name)) return undefined;
    if (node.attributes?.some(({ name }) => name === "lesson")) return undefined;
    return { ...node, attributes: [...(node.attributes ?? []), attribute("lesson", lesson)] };
  };

  return defineMdastPlugin({
    name: "lesson-markdown",
    inlineMath: (node) => html("mdxJsxTextElement", typeset(node.value, false)) as never,
    math: (node) => {
      const label = LABEL.exec(node.value)?.[1];
      const body = typeset(node.value.replace(LABEL, ""), true);
      return html("mdxJsxFlowElement", numbered(body, label, label ? equations.get(label) : undefined)) as never;
    },
    textDirective: (node) => {
      if (node.name !== "eq") return undefined;
      const label = (node.children[0] as Node | undefined)?.value ?? "";
      const number = equations.get(label);
      if (number === undefined)
        throw new Error(`${file}: no equation is labelled "${label}". Known: ${[...equations.keys()].join(", ") || "none"}.`);
      return html("mdxJsxTextElement", `<a class="eq-ref" href="#eq-${label}">(${number})</a>`) as never;
    },
    code: (node) => {
      const [kind, ...options] = (node.meta ?? "").split(/\s+/);
      if (node.lang !== "ts" || kind !== "live") return undefined;
      return {
        type: "mdxJsxFlowElement",
        name: "Cell",
        attributes: [attribute("lesson", lesson), attribute("code", node.value), attribute("options", options.join(" "))],
        children: [],
      } as never;
    },
    mdxJsxTextElement: (node) => withLesson(node as Node) as never,
    mdxJsxFlowElement: (node) => withLesson(node as Node) as never,
  });
};

const attribute = (name: string, value: string): Attribute => ({ type: "mdxJsxAttribute", name, value });

// Html nodes fail in MDX, and raw html is parsed again and loses backslashes: a Fragment keeps it.
const html = (type: string, value: string) => ({ type, name: "Fragment", attributes: [attribute("set:html", value)], children: [] });

const numbered = (body: string, label: string | undefined, number: number | undefined) =>
  label === undefined
    ? `<div class="equation">${body}</div>`
    : `<div class="equation" id="eq-${label}">${body}<a class="eq-number" href="#eq-${label}">(${number})</a></div>`;
