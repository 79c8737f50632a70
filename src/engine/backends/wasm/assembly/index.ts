// What the module offers. All memory is handed out by memory.ts of the loader; nothing here allocates.

export { convolve } from "./conv";
export { pack } from "./pack";
export { tileRow } from "./tiles";

/** The first byte that the module does not use itself. */
export function base(): usize {
  return __heap_base;
}
