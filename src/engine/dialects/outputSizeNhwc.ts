// The shape of a result as TensorFlow is told it.

import { EngineError } from "../errors.ts";
import type { Param } from "../params/index.ts";
import { sizes } from "../params/index.ts";

/** [N, H, W, C], all four. */
export function outputSizeNhwc(): Param<readonly number[], readonly number[]> {
  const list = sizes({ min: 0, hint: "Write [batch, height, width, channels]." });
  return {
    ...list,
    read(value, place) {
      const read = list.read(value, place);
      if (read.length === place.rank + 2) return read;
      const hint = "Write [batch, height, width, channels].";
      throw new EngineError({ ...place, got: value, allowed: `a list of ${place.rank + 2}`, hint });
    },
  };
}
