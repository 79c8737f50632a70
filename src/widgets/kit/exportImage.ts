/**
 * A figure's drawing as a file that stands alone. The drawing is one SVG styled by the page, so the computed styles are
 * written into it; the words a reader needs come along as its title.
 */
const carried = [
  "fill",
  "fill-opacity",
  "stroke",
  "stroke-width",
  "stroke-dasharray",
  "stroke-opacity",
  "stroke-linecap",
  "opacity",
  "font-family",
  "font-size",
  "font-style",
  "font-weight",
  "font-variant-numeric",
  "text-anchor",
  "dominant-baseline",
  "paint-order",
  "display",
  "visibility",
];

/** The drawing as SVG text. @throws Error when the figure has no drawing. */
export function exportSvg(drawing: Element | null | undefined, title: string): string {
  if (!(drawing instanceof SVGSVGElement)) throw new Error("This figure has no drawing to save.");
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  const originals = [drawing, ...drawing.querySelectorAll("*")];
  const copies = [copy, ...copy.querySelectorAll("*")];
  originals.forEach((original, index) => {
    const target = copies[index];
    const style = getComputedStyle(original);
    target?.setAttribute("style", carried.map((name) => `${name}:${style.getPropertyValue(name)}`).join(";"));
    for (const attribute of ["tabindex", "role", "class", "data-num", "data-cell", "aria-label", "aria-readonly"])
      target?.removeAttribute(attribute);
  });
  const { width, height } = drawing.viewBox.baseVal;
  const heading = document.createElementNS("http://www.w3.org/2000/svg", "title");
  heading.textContent = title;
  copy.prepend(heading);
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copy.setAttribute("width", String(width));
  copy.setAttribute("height", String(height));
  return new XMLSerializer().serializeToString(copy);
}

export function saveSvg(svg: string, name: string): void {
  save(new Blob([svg], { type: "image/svg+xml" }), `${name}.svg`);
}

/** The same at three times the size, on the page's own paper. */
export async function savePng(svg: string, name: string, scale = 3): Promise<void> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = image.width * scale;
  canvas.height = image.height * scale;
  const context = canvas.getContext("2d");
  if (!context) throw new Error("This browser gives no canvas to draw the PNG on; save the SVG instead.");
  context.fillStyle = getComputedStyle(document.documentElement).getPropertyValue("--surface");
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
  if (!blob) throw new Error("This browser could not make the PNG; save the SVG instead.");
  save(blob, `${name}.png`);
}

function save(blob: Blob, file: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = file;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
