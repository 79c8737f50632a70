/** How a pool A and a way back U belong together: as transpose, as pseudo-inverse, as both, or as neither. */
import { equal } from "#engine/compare.ts";
import { apply, compose, type LinearMap, transpose } from "#engine/linear/linearMap.ts";
import { dense } from "#engine/linear/sparse.ts";
import type { Tensor } from "#engine/tensor.ts";
import type { Way } from "./ways.ts";

export interface Duality {
  /** ⟨Ax, z⟩ */
  readonly down: number;
  /** ⟨x, Uz⟩, which is the same for every x and z if U is Aᵀ, and only then. */
  readonly up: number;
  readonly isTranspose: boolean;
  readonly isPseudoInverse: boolean;
}

export function dualityOf({ pool, unpool }: Way, x: Tensor, z: Tensor): Duality {
  return {
    down: dot(apply(pool, x), z),
    up: dot(x, apply(unpool, z)),
    isTranspose: same(unpool, transpose(pool)),
    isPseudoInverse: isPseudoInverse(unpool, pool),
  };
}

/** Penrose 1955, equations 1 to 4: AUA = A, UAU = U, and both AU and UA are symmetric. Exact here: quarters add up. */
function isPseudoInverse(U: LinearMap, A: LinearMap): boolean {
  const AU = compose(A, U);
  const UA = compose(U, A);
  return same(compose(AU, A), A) && same(compose(UA, U), U) && same(transpose(AU), AU) && same(transpose(UA), UA);
}

function same(a: LinearMap, b: LinearMap): boolean {
  return equal(dense(a.matrix), dense(b.matrix));
}

function dot(a: Tensor, b: Tensor): number {
  return Array.from(a.data).reduce((sum, value, cell) => sum + value * (b.data[cell] ?? 0), 0);
}
