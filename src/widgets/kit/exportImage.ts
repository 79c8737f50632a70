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
    const written = carried.map((name) => `${name}:${plain(style.getPropertyValue(name))}`);
    // A shift made by style has to come along; where there is none, one made by attribute must not be overruled.
    if (style.transform !== "none") written.push(`transform:${style.transform}`);
    target?.setAttribute("style", written.join(";"));
    for (const attribute of ["tabindex", "role", "class", "data-num", "data-cell", "aria-label", "aria-readonly"])
      target?.removeAttribute(attribute);
  });
  const { width, height } = drawing.viewBox.baseVal;
  const heading = document.createElementNS("http://www.w3.org/2000/svg", "title");
  heading.textContent = title;
  const ground = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  ground.setAttribute("width", String(width));
  ground.setAttribute("height", String(height));
  ground.setAttribute("fill", groundUnder(drawing));
  copy.prepend(heading, ground);
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copy.setAttribute("width", String(width));
  copy.setAttribute("height", String(height));
  return new XMLSerializer().serializeToString(copy);
}

export function saveSvg(svg: string, name: string): void {
  save(new Blob([svg], { type: "image/svg+xml" }), `${name}.svg`);
}

/** The colour that the drawing stands on: dark drawings have light words. */
function groundUnder(drawing: Element): string {
  for (let element: Element | null = drawing; element; element = element.parentElement) {
    const ground = plain(getComputedStyle(element).backgroundColor);
    if (!/^(transparent|rgba\(.*, 0\))$/.test(ground)) return ground;
  }
  return "white";
}

/** Mixed colours are computed as `color(srgb 0.9 0.9 1)`, which browsers know and drawing programs do not. */
function plain(value: string): string {
  return value.replace(
    /color\(srgb ([\d.e-]+) ([\d.e-]+) ([\d.e-]+)(?: \/ ([\d.e-]+))?\)/g,
    (_, ...parts: string[]) => {
      const [red, green, blue] = parts.map((part) => Math.round(255 * Number(part)));
      const alpha = parts[3] === undefined ? "" : `, ${parts[3]}`;
      return `${alpha === "" ? "rgb" : "rgba"}(${red}, ${green}, ${blue}${alpha})`;
    },
  );
}

/** The same at three times the size. */
export async function savePng(svg: string, name: string, scale = 3): Promise<void> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = image.width * scale;
  canvas.height = image.height * scale;
  const context = canvas.getContext("2d");
  if (!context) throw new Error("This browser gives no canvas to draw the PNG on; save the SVG instead.");
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
