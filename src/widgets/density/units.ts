const units = ["bytes", "kB", "MB", "GB", "TB"] as const;

/** Bytes as a reader says them, with up to three digits. @example inUnits(2119936) // "2.12 MB" */
export function inUnits(bytes: number): string {
  const power = bytes < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** power;
  return `${power === 0 ? value : Number(value.toPrecision(3))} ${units[power]}`;
}
