// From a control's change to its pixels. The browser runs without a frame limit, so what is measured is the page's
// work (compute, view, style, layout, paint) and not the wait for the screen.
import { chromium } from "playwright";

export interface Latency {
  readonly path: string;
  readonly changes: number;
  readonly median: number;
  readonly worst: number;
}

export const UNLIMITED = ["--disable-frame-rate-limit", "--disable-gpu-vsync"];

/** Moves every slider of a widget's page through its range; null for a widget without one. */
export async function latencyOf(
  launch: Parameters<typeof chromium.launch>[0],
  origin: string,
  path: string,
): Promise<Latency | null> {
  const browser = await chromium.launch({ ...launch, args: [...(launch?.args ?? []), ...UNLIMITED] });
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(origin + path, { waitUntil: "networkidle" });
  const times = await page.evaluate(moveSliders);
  await browser.close();
  const sorted = times.sort((a, b) => a - b);
  const [median, worst] = [sorted[Math.floor(sorted.length / 2)], sorted.at(-1)];
  return median === undefined || worst === undefined ? null : { path, changes: times.length, median, worst };
}

/** Runs in the page: the milliseconds of each change. */
async function moveSliders(): Promise<number[]> {
  const painted = () =>
    new Promise<void>((done) => {
      requestAnimationFrame(() => {
        // A message is delivered after the frame that is being made now.
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => done();
        port2.postMessage(null);
      });
    });
  const ROUNDS = 3;
  const WARM_UP = 1;
  const times: number[] = [];
  const sliders = [...document.querySelectorAll<HTMLInputElement>("live-figure input[type=range]")];
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const slider of sliders) {
      const initial = slider.value;
      const step = Number(slider.step) || 1;
      for (let value = Number(slider.min); value <= Number(slider.max); value += step) {
        slider.value = String(value);
        const start = performance.now();
        slider.dispatchEvent(new Event("input", { bubbles: true }));
        await painted();
        if (round >= WARM_UP) times.push(performance.now() - start);
      }
      slider.value = initial;
      slider.dispatchEvent(new Event("input", { bubbles: true }));
      await painted();
    }
  }
  return times;
}
