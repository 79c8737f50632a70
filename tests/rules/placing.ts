// Counts by placing windows one after another, with no size formula: what the rules are held against.

/** The cells that a kernel spans, found by walking its taps. */
export function lastTap(kernelSize: number, dilation: number): number {
  let last = 0;
  for (let tap = 1; tap < kernelSize; tap++) last += dilation;
  return last;
}

/** Windows that lie inside a strip of `length` cells. */
export function windowsInside(length: number, kernelSize: number, stride: number, dilation: number): number {
  const reach = lastTap(kernelSize, dilation);
  let count = 0;
  for (let start = 0; start + reach < length; start += stride) count++;
  return count;
}

/**
 * The starts of ceil mode's windows. Each may hang over the end by less than a stride; the last is dropped if it starts
 * behind the input, which ends at cell `begin + input − 1` of the strip.
 */
export function windowsHanging(
  begin: number,
  input: number,
  end: number,
  kernelSize: number,
  stride: number,
  dilation: number,
): number[] {
  const lastCell = begin + input + end - 1;
  const reach = lastTap(kernelSize, dilation);
  const starts: number[] = [];
  for (let start = 0; start + reach - lastCell < stride; start += stride) starts.push(start);
  const last = starts.at(-1);
  if (last !== undefined && last >= begin + input) starts.pop();
  return starts;
}

/** The number of cells from the first to the last that stamps write, before anything is cropped. */
export function cellsWritten(input: number, kernelSize: number, stride: number, dilation: number): number {
  let highest = 0;
  for (let cell = 0, start = 0; cell < input; cell++, start += stride) {
    for (let tap = 0, position = start; tap < kernelSize; tap++, position += dilation) {
      if (position > highest) highest = position;
    }
  }
  return highest + 1;
}

/** Every setting of the box: input 1–24, kernel 1–8, stride 1–6, dilation 1–4, padding 0–4 at each end. */
export function eachSetting(
  visit: (
    inputSize: number,
    kernelSize: number,
    stride: number,
    dilation: number,
    padBegin: number,
    padEnd: number,
  ) => void,
): void {
  for (let inputSize = 1; inputSize <= 24; inputSize++)
    for (let kernelSize = 1; kernelSize <= 8; kernelSize++)
      for (let stride = 1; stride <= 6; stride++)
        for (let dilation = 1; dilation <= 4; dilation++)
          for (let padBegin = 0; padBegin <= 4; padBegin++)
            for (let padEnd = 0; padEnd <= 4; padEnd++)
              visit(inputSize, kernelSize, stride, dilation, padBegin, padEnd);
}

/** Counts agreements and keeps the first disagreements, so that a million comparisons cost no million assertions. */
export class Tally {
  compared = 0;
  readonly wrong: string[] = [];
  compare(got: number | undefined, expected: number | undefined, setting: () => string): void {
    this.compared++;
    if (got !== expected && this.wrong.length < 5) this.wrong.push(`${setting()}: got ${got}, counted ${expected}`);
  }
}
