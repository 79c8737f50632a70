// States of a figure for tests: random ones, drawn by the figure's own kinds from a seeded generator.
import { readFile } from "node:fs/promises";
import type { Random } from "#engine/random.ts";
import type { Kind, Raw, Widget } from "#widgets/kit/define.ts";
import { loadImages } from "#widgets/kit/images.ts";
import { defaultsOf } from "#widgets/kit/params.ts";
import type { Images } from "#widgets/kit/status.ts";

/** A random valid value for each parameter; `fixed` parameters are not drawn. Grids come last: their shapes follow. */
export function sampleRaw(widget: Widget, random: Random, fixed: Raw = {}): Raw {
  const raw: Record<string, unknown> = { ...defaultsOf(widget.params), ...fixed };
  const draw = (wanted: (kind: Kind) => boolean) => {
    for (const [name, kind] of Object.entries(widget.params))
      if (wanted(kind) && !(name in fixed))
        raw[name] = kind.kind === "grid" ? kind.sample(random, raw) : kind.sample(random);
  };
  draw((kind) => kind.kind !== "grid");
  draw((kind) => kind.kind === "grid");
  return raw;
}

/** The default values of the parameters that pass. */
export function defaultsWhere(widget: Widget, wanted: (kind: Kind) => boolean): Raw {
  const kept = Object.entries(widget.params).filter(([, kind]) => wanted(kind));
  return Object.fromEntries(kept.map(([name, kind]) => [name, kind.default]));
}

/** Every size at one end of its range. */
export function sizesAt(widget: Widget, end: "min" | "max"): Raw {
  const sizes = Object.entries(widget.params).flatMap(([name, kind]) =>
    kind.kind === "size" ? [[name, kind[end]] as const] : [],
  );
  return Object.fromEntries(sizes);
}

export function imagesOf(widget: Widget): Promise<Images> {
  return loadImages(widget.images ?? [], (file) =>
    readFile(new URL(`../../../public/images/${file}`, import.meta.url)),
  );
}
