/** Every rule, for what loops over all of them: tests, and pages that list them. */
import { adaptivePool } from "./adaptivePool.ts";
import { conv, croppingConv } from "./conv.ts";
import { convTranspose, convTransposeTo } from "./convTranspose.ts";
import { pool, poolCeil } from "./pool.ts";
import type { Rule } from "./rule.ts";
import { same, valid } from "./same.ts";
import { sameTranspose, sameTransposeTo, validTranspose, validTransposeTo } from "./tensorflowTranspose.ts";
import { unpool, unpoolTo } from "./unpool.ts";

export const rules: readonly Rule[] = [
  conv,
  croppingConv,
  same,
  valid,
  pool,
  poolCeil,
  adaptivePool,
  convTranspose,
  convTransposeTo,
  sameTranspose,
  sameTransposeTo,
  validTranspose,
  validTransposeTo,
  unpool,
  unpoolTo,
];
