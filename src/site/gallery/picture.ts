/** A figure's drawing in its first state, as a picture to be looked at in a list: nothing in it can be reached or read out. */
import { parseHTML } from "linkedom";
import { renderStatic } from "#widgets/kit/renderStatic.tsx";

/** What makes a drawing a control. */
const ALIVE = ["tabindex", "role", "aria-label", "aria-selected", "aria-rowindex", "aria-colindex", "data-num"];

/** @returns an `<svg>`, as large as its place */
export async function pictureOfFigure(name: string, root: string): Promise<string> {
  const { html } = await renderStatic(name, "", `picture-${name}`, { where: "page", root, lesson: undefined });
  const { document } = parseHTML(`<body>${html}</body>`);
  const drawing = document.querySelector(".figure-stage svg");
  if (!drawing) throw new Error(`Figure "${name}" has no drawing to show in the gallery.`);
  for (const element of [drawing, ...drawing.querySelectorAll("*")])
    for (const attribute of ALIVE) element.removeAttribute(attribute);
  for (const title of drawing.querySelectorAll("title")) title.remove();
  drawing.setAttribute("aria-hidden", "true");
  drawing.setAttribute("preserveAspectRatio", "xMidYMid meet");
  return drawing.outerHTML;
}
