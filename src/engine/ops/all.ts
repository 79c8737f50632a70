// Every op, for tests and documentation. Nothing a page needs is here: pages import the calls they use.

import type { Op } from "../op.ts";
import { adaptiveAvgPool } from "./adaptiveAvgPool.ts";
import { adaptiveMaxPool } from "./adaptiveMaxPool.ts";
import { addOp } from "./add.ts";
import { aliases } from "./alias.ts";
import { avgPool } from "./avgPool.ts";
import { avgUnpool } from "./avgUnpool.ts";
import { batchNormOp } from "./batchNorm.ts";
import { castOp } from "./cast.ts";
import { concatOp } from "./concat.ts";
import { contractions } from "./contractions.ts";
import { conv } from "./conv.ts";
import { convTranspose } from "./convTranspose.ts";
import { crossEntropyOp } from "./crossEntropy.ts";
import { interpolateOps } from "./interpolate.ts";
import { leakyReluOp } from "./leakyRelu.ts";
import { linearOp } from "./linear.ts";
import { lpPool } from "./lpPool.ts";
import { maxPool } from "./maxPool.ts";
import { maxUnpool } from "./maxUnpool.ts";
import { moves } from "./moves.ts";
import { mseOp } from "./mse.ts";
import { mulOp } from "./mul.ts";
import { nailUnpool } from "./nailUnpool.ts";
import { cropOp, padOp } from "./pad.ts";
import { pixelShuffleOps, pixelUnshuffleOps } from "./pixelShuffle.ts";
import { powOp } from "./pow.ts";
import { reluOp } from "./relu.ts";
import { resamplings } from "./resample.ts";
import { reshapeOp } from "./reshape.ts";
import { sigmoidOp } from "./sigmoid.ts";
import { softmaxOp } from "./softmax.ts";
import { meanOp, sumOp } from "./sum.ts";
import { tanhOp } from "./tanh.ts";
import { transposeOp } from "./transpose.ts";
import { foldOps, unfoldOps } from "./unfold.ts";
import { wideMaxPoolOp } from "./wideMaxPool.ts";

/** The ops behind public calls. */
export const publicOps: readonly Op[] = [
  ...conv,
  ...convTranspose,
  ...maxPool,
  ...avgPool,
  ...lpPool,
  ...adaptiveAvgPool,
  ...adaptiveMaxPool,
  ...maxUnpool,
  ...avgUnpool,
  ...nailUnpool,
  ...interpolateOps,
  ...unfoldOps,
  ...foldOps,
  ...pixelShuffleOps,
  ...pixelUnshuffleOps,
  padOp,
  cropOp,
  concatOp,
  castOp,
  reshapeOp,
  transposeOp,
  addOp,
  mulOp,
  powOp,
  sumOp,
  meanOp,
  reluOp,
  leakyReluOp,
  sigmoidOp,
  tanhOp,
  softmaxOp,
  linearOp,
  batchNormOp,
  crossEntropyOp,
  mseOp,
] as readonly Op[];

/** The ops that gradients and dialects are made of. */
export const innerOps = [...contractions, ...moves, ...resamplings, ...aliases, wideMaxPoolOp] as readonly Op[];

export const ops: readonly Op[] = [...publicOps, ...innerOps];
