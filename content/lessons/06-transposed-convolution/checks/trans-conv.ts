// Runs behind the reader's own transConv, in the same scope, and prints how many rows it was right on.
import { convTranspose1d, random, tensor } from "#engine/index.ts";

declare const transConv: (x: number[], w: number[], stride: number) => unknown;
declare const print: (value: number) => void;

const CASES = 50;
const { integer } = random(Math.floor(performance.now()));
const rowOf = (length: number): number[] => Array.from({ length }, () => integer(-9, 9));

for (let made = 0; made < CASES; made++) {
  const [x, w, stride] = [rowOf(integer(1, 6)), rowOf(integer(1, 5)), integer(1, 6)];
  const wanted = [...convTranspose1d(tensor([[x]]), tensor([[w]]), { stride }).data];
  const given = transConv([...x], [...w], stride);
  const right =
    Array.isArray(given) && given.length === wanted.length && given.every((value, at) => value === wanted[at]);
  if (right) continue;
  const call = `transConv([${x.join(", ")}], [${w.join(", ")}], ${stride})`;
  const got = Array.isArray(given) ? `[${given.join(", ")}]` : String(given);
  throw new Error(`${call} should be [${wanted.join(", ")}], and is ${got}.`);
}
print(CASES);
