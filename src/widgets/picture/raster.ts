/** An SVG file as pixels, drawn by the browser. */
import { withResolution } from "./pngResolution.ts";
import type { SheetFile } from "./sheet.ts";

/** What every browser's canvas can hold: 16,384 px a side, 120 million in all. */
export const mostPixels = { side: 16_384, all: 120e6 };

/** The size of a sheet in pixels. @param dpi dots per inch; the sheet counts 96 */
export function pixelsOf({ width, height }: Pick<SheetFile, "width" | "height">, dpi: number) {
  return { width: Math.round((width * dpi) / 96), height: Math.round((height * dpi) / 96) };
}

/** @throws Error that says what to do when the browser gives no canvas or cannot read the picture */
export async function draw(sheet: SheetFile, dpi: number): Promise<CanvasRenderingContext2D> {
  const size = pixelsOf(sheet, dpi);
  if (Math.max(size.width, size.height) > mostPixels.side || size.width * size.height > mostPixels.all)
    throw new Error(
      `${size.width} × ${size.height} pixels are more than a browser can draw. Choose fewer dots per inch.`,
    );
  const image = await loaded(sheet.svg, size);
  const canvas = document.createElement("canvas");
  canvas.width = size.width;
  canvas.height = size.height;
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) throw new Error("This browser gives no canvas to draw on. Save the SVG instead.");
  context.drawImage(image, 0, 0, size.width, size.height);
  return context;
}

export async function pngOf(sheet: SheetFile, dpi: number): Promise<Blob> {
  const { canvas } = await draw(sheet, dpi);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
  if (!blob) throw new Error("This browser could not make the PNG. Choose fewer dots per inch, or save the SVG.");
  return new Blob([withResolution(new Uint8Array(await blob.arrayBuffer()), dpi)], { type: "image/png" });
}

async function loaded(svg: string, { width, height }: { width: number; height: number }): Promise<HTMLImageElement> {
  const image = new Image(width, height);
  const address = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  try {
    image.src = address;
    await image.decode();
    return image;
  } finally {
    URL.revokeObjectURL(address);
  }
}
