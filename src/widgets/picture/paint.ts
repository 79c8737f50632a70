/**
 * A computed colour in the oldest words for it: `#rrggbb` and an opacity apart from it, which every drawing program reads.
 * Browsers also compute `color(srgb 0.9 0.9 1 / 0.5)`, from mixed colours, and `rgba(…)`.
 */
export interface Paint {
  /** "#rrggbb", "none" or "url(#id)". */
  readonly paint: string;
  /** From 0 to 1. */
  readonly opacity: number;
}

/** @param value of `fill`, `stroke` or a background, as `getComputedStyle` gives it @throws Error on a colour it cannot read */
export function paintOf(value: string): Paint {
  const text = value.trim();
  if (text === "none" || text === "" || text === "transparent") return nothing;
  const url = /^url\("?#([^")]+)"?\)/.exec(text);
  if (url) return { paint: `url(#${url[1]})`, opacity: 1 };
  if (/^#[0-9a-f]{6}$/i.test(text)) return { paint: text.toLowerCase(), opacity: 1 };
  const [, form = "", inside = ""] = /^(rgba?|color)\((.*)\)$/.exec(text) ?? [];
  const parts = inside.replace(/^srgb\s+/, "").split(/[\s,/]+/);
  const scale = form === "color" ? 255 : 1;
  const [red, green, blue, alpha = 1] = parts.map(Number);
  if (form === "" || [red, green, blue, alpha].some((part) => part === undefined || Number.isNaN(part)))
    throw new Error(`A picture cannot be saved with the colour "${value}"; rgb(), rgba() and color(srgb …) can be.`);
  if (alpha === 0) return nothing;
  const hex = [red, green, blue].map((part = 0) => twoDigits(part * scale)).join("");
  return { paint: `#${hex}`, opacity: alpha };
}

const nothing: Paint = { paint: "none", opacity: 1 };

const twoDigits = (value: number): string =>
  Math.round(Math.min(255, Math.max(0, value)))
    .toString(16)
    .padStart(2, "0");
