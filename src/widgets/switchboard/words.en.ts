import type { WordsOf } from "../kit/define.ts";
import { formatNumber } from "../kit/format.ts";
import type widget from "./index.ts";
import { wayNames } from "./ways.ts";

const names = {
  maxUnpool: "max unpool",
  nails: "bed of nails",
  copy: "copy",
  adjoint: "share out",
} as const;

const words: WordsOf<typeof widget> = {
  title: "Four ways back up",
  summary:
    "One map is pooled by its maxima and by its means, then unpooled by four rules: what each keeps, how far it ends from the map, and whether it is the pool’s transpose, its pseudo-inverse, or both.",
  labels: {
    ...names,
    P: "P, windows of 2 × 2",
    max: "maxima",
    at: "switches",
    mean: "means",
    PMap: "the map P",
    maxMap: "maxima of the four windows",
    atMap: "switches: where each maximum lay",
    meanMap: "means of the four windows",
    maxUnpoolMap: "result of max unpooling",
    nailsMap: "result of the bed of nails",
    copyMap: "result of copying",
    adjointMap: "result of sharing out",
    maxMany: "maxima",
    meanMany: "means",
    maxUnpoolHow: "{what} at switches",
    nailsHow: "{what} at first cells",
    copyHow: "{what} to all 4 cells",
    adjointHow: "{what} in 4 shares",
    facts: "What each way keeps",
    places: "maxima in place",
    means: "means of P",
    sums: "sum (P:",
    ofFour: "of 4",
    ofP: "as P",
    ofZ: "as pooled",
    error: "squared error",
    closest: "closest to P",
    pool: "its pool",
    maxUnpoolPool: "picks switches",
    nailsPool: "picks first cells",
    copyPool: "averages",
    adjointPool: "averages",
    is: "is",
    transpose: "the transpose",
    pseudoInverse: "the pseudo-inverse",
  },
  sentence: ({ results, closest }) =>
    `Mean squared errors: ${wayNames.map((name) => `${names[name]} ${formatNumber(results[name].error)}`).join(", ")}. Closest is ${names[closest]}. Max unpool keeps ${results.maxUnpool.places} of 4 maxima in place, copy ${results.copy.means} of 4 means.`,
  caption: ({ fed, results }) => {
    const kept = `Switches keep ${results.maxUnpool.places} of 4 places, copies ${results.copy.means} of 4 means.`;
    const why =
      "A way back U is the transpose of its pool if ⟨Ax,\u00a0z⟩ = ⟨x,\u00a0Uz⟩ whatever x and z are; here x is P, and z the pooled map. If a pool only picks cells, its transpose Aᵀ is its pseudo-inverse A⁺ too. The mean has two ways back: sharing out is Aᵀ; copying is A⁺, and no other numbers to copy would come closer to P than the means.";
    if (fed === "own") return { lead: kept, text: why };
    return {
      lead: kept,
      text: `All four get the same ${fed === "max" ? "maxima" : "means"}, so only the rules differ. ${why}`,
    };
  },
};
export default words;
