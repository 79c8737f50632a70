// What the module offers. All memory is handed out by the loader's side; nothing here allocates.

export { convolve } from "./conv";
export { adam, add, moments, mul, normalize, relu, step } from "./elementwise";
export { pack } from "./pack";
export { avgPool, avgPool2x2, maxPool, maxPool2x2, unpool } from "./pool";
export { resize } from "./resize";
export { tileRow } from "./tiles";
export { weigh } from "./weigh";
export { winograd } from "./winograd";
export { winogradWeights } from "./winogradWeights";

/** The first byte that the module does not use itself. */
export function base(): usize {
  return __heap_base;
}
