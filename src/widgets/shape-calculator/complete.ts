/** Fills in what a layer was not told, as PyTorch does, and says what is still missing. */
import { type KindName, type Layer, type Pads, type SettingName, type Settings, settings, takesOf } from "./layers.ts";

/** The layer with its defaults, or the first setting that it cannot be without. */
export function complete(kind: KindName, rank: number, given: Settings): Layer | { readonly missing: SettingName } {
  const layer: Record<string, unknown> = { kind, rank };
  for (const [name, standard] of takesOf(kind)) {
    const value = given[name] ?? defaultFor(name, standard, rank, given);
    if (value === undefined && standard === "needed") return { missing: name };
    if (value !== undefined) layer[name] = value;
  }
  return layer as unknown as Layer;
}

/** What leaving a setting out means; undefined where the layer then has none. */
export function defaultFor(name: SettingName, standard: unknown, rank: number, given: Settings): unknown {
  // A pool that is told no stride moves by its own length.
  if (name === "stride" && standard === "open") return given.kernelSize;
  if (standard === "needed" || standard === "open") return undefined;
  const { form } = settings[name];
  if (form === "axes") return Array<unknown>(rank).fill(standard);
  if (form === "pads") return Array.from({ length: rank }, (): Pads => [Number(standard), Number(standard)]);
  return standard;
}
