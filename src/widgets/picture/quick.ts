/** The Save panel of a figure: its drawing as it stands on the page, at its own size. The studio does the rest. */
import { fontRules } from "./fonts.ts";
import { paintOf } from "./paint.ts";
import { pngOf } from "./raster.ts";
import { save } from "./save.ts";
import { sheetOf } from "./sheet.ts";
import { standalone } from "./standalone.ts";

/** Three pixels for one of the page. */
const dpi = 288;

export async function saveDrawing(
  figure: Element | null | undefined,
  kind: "svg" | "png",
  name: string,
): Promise<void> {
  const drawing = standalone(figure?.querySelector(".figure-stage svg"));
  const sheet = sheetOf({
    drawing,
    page: { width: drawing.box.width, margin: 0, captionSize: 0 },
    caption: [],
    ground: groundUnder(figure?.querySelector(".figure-stage")),
    ink: "#000000",
    title: figure?.querySelector(".figure-title")?.textContent ?? name,
    description: figure?.querySelector("[id$='-sentence']")?.textContent ?? "",
    fonts: await fontRules(drawing.markup),
  });
  const blob = kind === "svg" ? new Blob([sheet.svg], { type: "image/svg+xml" }) : await pngOf(sheet, dpi);
  save(blob, `${name}.${kind}`);
}

/** The colour that the drawing stands on: dark drawings have light words. */
function groundUnder(start: Element | null | undefined): string {
  for (let element = start; element; element = element.parentElement) {
    const { paint, opacity } = paintOf(getComputedStyle(element).backgroundColor);
    if (paint !== "none" && opacity === 1) return paint;
  }
  return "#ffffff";
}
