// Rounds in which everyone takes a turn, A B C A B C …: whatever disturbs the machine disturbs all alike.

import type { Ready } from "./contender.ts";

export interface Turns {
  readonly name: string;
  readonly ready: Ready;
}

/** The least time of one turn, in milliseconds: shorter ones tell more of the clock than of the work. */
const leastTurn = 8;

/** Time that this process worked, in milliseconds; waiting for others that use the machine is not counted. */
function worked(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Milliseconds a call, one number a round, by name. */
export async function measure(
  turns: readonly Turns[],
  rounds: number,
  least = leastTurn,
): Promise<Map<string, number[]>> {
  const repeats = new Map<string, number>();
  for (const { name, ready } of turns) {
    // Twice, so that the second is compiled.
    await batch(ready, 2);
    let count = 1;
    let time = await batch(ready, count);
    while (time < least && count < 2 ** 16) {
      count = Math.ceil(count * Math.min(8, Math.max(1.5, least / Math.max(time, 0.01))));
      time = await batch(ready, count);
    }
    repeats.set(name, count);
  }
  const times = new Map<string, number[]>(turns.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const { name, ready } of turns) {
      const count = repeats.get(name)!;
      times.get(name)!.push((await batch(ready, count)) / count);
    }
  }
  return times;
}

async function batch({ run }: Ready, count: number): Promise<number> {
  const before = worked();
  for (let i = 0; i < count; i++) {
    const waiting = run();
    if (waiting) await waiting;
  }
  return worked() - before;
}

/** The number that a share of all lie below; in between, the line through its neighbours. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const at = share * (sorted.length - 1);
  const low = Math.floor(at);
  return sorted[low]! + (at - low) * ((sorted[low + 1] ?? sorted[low]!) - sorted[low]!);
}

/** How many times faster `of` was than `than`, round by round. */
export function ratios(times: ReadonlyMap<string, number[]>, of: string, than: string): number[] | undefined {
  const [ours, theirs] = [times.get(of), times.get(than)];
  return ours && theirs?.map((time, round) => time / ours[round]!);
}
