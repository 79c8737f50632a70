// What lesson text needs beyond Markdown: formulas, numbered equations, live cells, and the name
// of the lesson on every component that looks something up by it.
import { fileURLToPath } from "node:url";
import { defineHastPlugin, defineMdastPlugin, type MdastPluginEntry, type MdastVisitorContext } from "satteri";
import { renderTex } from "../tex.ts";

type Attribute = { type: "mdxJsxAttribute"; name: string; value: string };
type Node = {
  type: string;
  value?: string;
  name?: string | null;
  children?: readonly Node[];
  attributes?: readonly Attribute[];
};

/** Components that look something up by the lesson they stand in. */
const IN_LESSON = new Set(["N", "Predict", "Exercise", "Cases", "Case"]);
/** Components that look something up by the exercise around them. */
const IN_EXERCISE = new Set(["Given", "Let", "Option"]);
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

  let cells = 0;
  const typeset = (tex: string, display: boolean): string => {
    try {
      return renderTex(tex, { display });
    } catch (error) {
      throw new Error(`${file}: the formula "${tex.trim()}" cannot be typeset. ${(error as Error).message}`);
    }
  };
  const place = (node: Node, ctx: MdastVisitorContext): Node | undefined => {
    if (!node.name || node.attributes?.some(({ name }) => name === "lesson")) return undefined;
    const added = IN_LESSON.has(node.name)
      ? [attribute("lesson", lesson)]
      : IN_EXERCISE.has(node.name)
        ? exerciseAround(node, ctx)
        : [];
    return added.length > 0 ? { ...node, attributes: [...(node.attributes ?? []), ...added] } : undefined;
  };
  const exerciseAround = (node: Node, ctx: MdastVisitorContext): readonly Attribute[] => {
    let parent = ctx.parent(node as never) as Node | undefined;
    while (parent && parent.name !== "Exercise") parent = ctx.parent(parent as never) as Node | undefined;
    const of = parent?.attributes?.find(({ name }) => name === "of")?.value;
    if (!of) throw new Error(`${file}: <${node.name ?? node.type}> stands in no <Exercise of="…">.`);
    return [attribute("lesson", lesson), attribute("exercise", of)];
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
        throw new Error(
          `${file}: no equation is labelled "${label}". Known: ${[...equations.keys()].join(", ") || "none"}.`,
        );
      return html("mdxJsxTextElement", `<a class="eq-ref" href="#eq-${label}">(${number})</a>`) as never;
    },
    code: (node, ctx) => {
      const [kind, ...options] = (node.meta ?? "").split(/\s+/);
      if (node.lang !== "ts") return undefined;
      if (kind === "lines")
        return component("Lines", [...exerciseAround(node as Node, ctx), attribute("code", node.value)]) as never;
      if (kind !== "live") return undefined;
      cells += 1;
      const where = [
        attribute("lesson", lesson),
        attribute("number", String(cells)),
        attribute("options", options.join(" ")),
      ];
      return component("Cell", [...where, attribute("code", node.value)]) as never;
    },
    mdxJsxTextElement: (node, ctx) => place(node as Node, ctx) as never,
    mdxJsxFlowElement: (node, ctx) => place(node as Node, ctx) as never,
  });
};

const component = (name: string, attributes: readonly Attribute[]) => ({
  type: "mdxJsxFlowElement",
  name,
  attributes,
  children: [],
});

const attribute = (name: string, value: string): Attribute => ({ type: "mdxJsxAttribute", name, value });

// Html nodes fail in MDX, and raw html is parsed again and loses backslashes: a Fragment keeps it.
const html = (type: string, value: string) => ({
  type,
  name: "Fragment",
  attributes: [attribute("set:html", value)],
  children: [],
});

const numbered = (body: string, label: string | undefined, number: number | undefined) =>
  label === undefined
    ? `<div class="equation">${body}</div>`
    : `<div class="equation" id="eq-${label}">${body}<a class="eq-number" href="#eq-${label}">(${number})</a></div>`;

/** Code may be wider than a phone; what scrolls must be reachable by keyboard. */
export const focusableCode = defineHastPlugin({
  name: "focusable-code",
  element: { filter: ["pre"], visit: (node, ctx) => ctx.setProperty(node, "tabIndex", 0) },
});
