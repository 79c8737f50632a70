// Winograd's weights, G w Gᵀ: 36 numbers for the nine of a 3 × 3 window. See winograd.ts.

import { tileCount, tileRows } from "./pack";
import { floats } from "./vectors";
import { Winograd } from "./winogradJob";

/** All weights transformed, for as many calls as they serve. */
export function winogradWeights(job: Winograd): void {
  const perGroup = job.outChannels * job.inChannels;
  for (let g = 0; g < job.groups; g++) {
    transformWeights(job, job.weight + floats(g * perGroup * 9), job.weights + floats(g * perGroup * 36));
  }
}

/** G w Gᵀ, packed for each of the 36 places as pack.ts does. */
function transformWeights(job: Winograd, from: usize, to: usize): void {
  const tiles = tileCount(job.outChannels);
  const place = floats(job.outChannels * job.inChannels);
  for (let tile = 0; tile < tiles; tile++) {
    const m = tileRows(job.outChannels, tiles, tile);
    for (let i = 0; i < m; i++) {
      for (let c = 0; c < job.inChannels; c++) {
        weightColumns(from, job.spare);
        let into = to + floats(c * m + i);
        for (let r = 0; r < 6; r++) {
          const a = load<f32>(job.spare + floats(3 * r));
          const b = load<f32>(job.spare + floats(3 * r), 4);
          const d = load<f32>(job.spare + floats(3 * r), 8);
          const even = (a + d) * (1 / 6.0);
          const far = a * (1 / 24.0) + d * (1 / 6.0);
          store<f32>(into, a * 0.25);
          store<f32>(into + place, -even - b * (1 / 6.0));
          store<f32>(into + 2 * place, -even + b * (1 / 6.0));
          store<f32>(into + 3 * place, far + b * (1 / 12.0));
          store<f32>(into + 4 * place, far - b * (1 / 12.0));
          store<f32>(into + 5 * place, d);
          into += 6 * place;
        }
        from += 36;
      }
    }
    to += floats(m * job.inChannels);
  }
}

/** G w: six rows of three. */
function weightColumns(from: usize, to: usize): void {
  for (let j: usize = 0; j < 12; j += 4) {
    const a = load<f32>(from + j);
    const b = load<f32>(from + j, 12);
    const d = load<f32>(from + j, 24);
    const even = (a + d) * (1 / 6.0);
    const far = a * (1 / 24.0) + d * (1 / 6.0);
    store<f32>(to + j, a * 0.25);
    store<f32>(to + j, -even - b * (1 / 6.0), 12);
    store<f32>(to + j, -even + b * (1 / 6.0), 24);
    store<f32>(to + j, far + b * (1 / 12.0), 36);
    store<f32>(to + j, far - b * (1 / 12.0), 48);
    store<f32>(to + j, d, 60);
  }
}
