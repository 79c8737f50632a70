/** From a figure's state and the reader's settings to sheets and files. Loaded when something has to be drawn. */
import { type Line, linesOf, type Measure, type Run, runsOf } from "#widgets/picture/caption.ts";
import { fontRules } from "#widgets/picture/fonts.ts";
import type { GifOptions } from "#widgets/picture/gif.ts";
import { draw, mostPixels, pixelsOf } from "#widgets/picture/raster.ts";
import { type SheetFile, sheetOf } from "#widgets/picture/sheet.ts";
import { drawFigure } from "./drawing.tsx";
import type { Answer, Frame, Order } from "./gif.worker.ts";
import { layoutWidth, pageOf } from "./layout.ts";
import { parameterRuns } from "./parameters.ts";
import { type Settings, sizes } from "./settings.ts";
import { at, type Still } from "./stills.ts";
import type { Subject } from "./subject.ts";

/** The part of a line that a caption fills: Helvetica, which stands in where the font is missing, is an eighth wider. */
const filled = 0.88;
/** Pixels of all frames: they are held in memory, 4 bytes each, until the animation is written. */
const mostOfAll = 80e6;

/** The whole caption: what to see, why, and the setting. */
export function captionRuns({ figure, store }: Subject): readonly Run[] {
  const { lead, text } = figure.words.caption(shownBy(store));
  const space: Run = { text: " ", as: "text" };
  return [...runsOf(lead, "lead"), space, ...runsOf(text, "text"), space, ...parameterRuns(store)];
}

/** What the picture shows, in words. */
export function sentence({ figure, store }: Subject): string {
  return figure.words.sentence(shownBy(store));
}

const shownBy = ({ widget, model, step }: Subject["store"]) => widget.describe(model.value, step.value);

/** @param least the least height of the sheet, in px: the frames of one animation are equally high */
export async function sheetFor(subject: Subject, settings: Settings, least = 0): Promise<SheetFile> {
  const page = pageOf(settings.size);
  const { drawing, ground, ink } = drawFigure(subject, {
    width: layoutWidth(settings.size),
    theme: settings.theme,
  });
  const caption: readonly Line[] =
    settings.caption === "with"
      ? linesOf(captionRuns(subject), filled * (page.width - 2 * page.margin), measured(page.captionSize))
      : [];
  const sheet = {
    drawing,
    page,
    caption,
    ground: settings.ground === "filled" ? ground : undefined,
    ink,
    title: subject.figure.words.title,
    description: sentence(subject),
    least,
  };
  // Which fonts are needed shows when everything has been set in them.
  return sheetOf({ ...sheet, fonts: await fontRules(sheetOf({ ...sheet, fonts: "" }).svg) });
}

/**
 * @param stills the pictures, in their order
 * @param told called with the number of each picture before it is drawn, and with their count before they are written
 * @throws Error that says what to choose when there is too much to hold
 */
export async function gifFor(
  subject: Subject,
  settings: Settings,
  stills: readonly Still[],
  told: (picture: number) => void,
): Promise<Blob> {
  const dpi = sizes[settings.size].gifDpi;
  // No pixel of a GIF is half transparent, so words would get a ragged edge: it keeps its ground.
  const opaque: Settings = { ...settings, ground: "filled" };
  const sheets: SheetFile[] = [];
  for (const [picture, still] of stills.entries()) {
    told(picture);
    const sheet = await sheetFor(at(subject, still), opaque);
    refuseTooMuch(stills.length, pixelsOf(sheet, dpi));
    sheets.push(sheet);
    await turn();
  }
  const least = Math.max(...sheets.map(({ height }) => height));
  const size = pixelsOf({ width: pageOf(settings.size).width, height: least }, dpi);
  refuseTooMuch(stills.length, size);
  const frames: Frame[] = [];
  for (const [picture, sheet] of sheets.entries()) {
    const still = stills[picture];
    const isHigh = sheet.height === least || still === undefined;
    const context = await draw(isHigh ? sheet : await sheetFor(at(subject, still), opaque, least), dpi);
    frames.push(context.getImageData(0, 0, size.width, size.height).data as Frame);
    await turn();
  }
  told(stills.length);
  const options = { ...size, seconds: Number(settings.seconds), repeats: settings.plays === "always" };
  return new Blob([await encoded(frames, options)], { type: "image/gif" });
}

function refuseTooMuch(count: number, { width, height }: { width: number; height: number }): void {
  if (width * height <= mostPixels.all && width * height * count <= mostOfAll) return;
  throw new Error(
    `${count} pictures of ${width} × ${height} pixels are more than a page can hold. Choose a smaller size, leave the caption out, or let it run through something shorter.`,
  );
}

/** Lets the page show how far it is, and the reader go on. */
const turn = () => new Promise<void>((resolve) => setTimeout(resolve));

/** Beside the page, which stays alive meanwhile. */
function encoded(frames: readonly Frame[], options: GifOptions): Promise<Uint8Array<ArrayBuffer>> {
  const worker = new Worker(new URL("./gif.worker.ts", import.meta.url), { type: "module" });
  const answer = new Promise<Uint8Array<ArrayBuffer>>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<Answer>) =>
      "bytes" in data ? resolve(data.bytes) : reject(new Error(data.error));
    worker.onerror = () =>
      reject(new Error("The part that writes animations did not load. Try again when you are online."));
  });
  const order: Order = { frames, options };
  worker.postMessage(
    order,
    frames.map(({ buffer }) => buffer),
  );
  return answer.finally(() => worker.terminate());
}

function measured(size: number): Measure {
  const context = document.createElement("canvas").getContext("2d");
  const fonts = {
    lead: `600 ${size}px "Source Sans 3 Variable", sans-serif`,
    text: `400 ${size}px "Source Sans 3 Variable", sans-serif`,
    symbol: `italic 400 ${size}px KaTeX_Math, serif`,
    sub: `italic 400 ${0.75 * size}px KaTeX_Math, serif`,
  };
  return ({ text, as }) => {
    if (!context) return 0.55 * size * text.length;
    context.font = fonts[as];
    return context.measureText(text).width;
  };
}
