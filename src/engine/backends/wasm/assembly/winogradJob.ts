// What a call of winograd.ts is told, and where its pieces find their room.

import { Window } from "./window";

@unmanaged
export class Winograd {
  x: usize;
  y: usize;
  bias: usize;
  weight: usize;
  /** Room for transformed weights; the window of a group; transformed inputs and sums; vectors on their way. */
  weights: usize;
  window: usize;
  inputs: usize;
  sums: usize;
  spare: usize;
  batch: i32;
  groups: i32;
  inChannels: i32;
  outChannels: i32;
  xPlane: i32;
  height: i32;
  width: i32;
  /** Tiles below and beside each other, and how many rows of them are done at once. */
  tileRows: i32;
  tileColumns: i32;
  blockRows: i32;
  /** For each input channel, bytes to its tiles. */
  offsets: usize;
  zeros: usize;
  sweep: Window;
}

/** Where the list of tiles starts in `spare`, after 24 vectors on their way down and 16 on their way across. */
export const LIST: usize = 640;
