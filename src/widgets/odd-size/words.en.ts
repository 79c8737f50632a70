import type { WordsOf } from "../kit/define.ts";
import type widget from "./index.ts";

const list = (values: readonly number[]) =>
  values.length < 2 ? values.join("") : `${values.slice(0, -1).join(", ")} and ${values.at(-1)}`;

const words: WordsOf<typeof widget> = {
  title: "The size that pooling forgets",
  summary:
    "Sizes go down through pools and up again: several share one pooled size, so an unpooling has to be told which, and in a plane of the wrong width the same index is another cell.",
  labels: {
    P: "P, {n} × {n}",
    y: "maxima, {n} × {n}",
    index: "index, of {n} × {n}",
    z: "unpooled, {n} × {n}",
    PPlane: "the plane P",
    yPlane: "maxima",
    indexPlane: "index of each maximum",
    zPlane: "unpooled plane",
    unread: "{n} unread",
    full: "no further pool: {left} left, and the kernel spans {k}",
    short: "{n} short",
    long: "{n} too many",
    share: "All of these pool to {n}:",
    wasIt: "this was it",
    isLeast: "the least",
    mayBe: "as likely",
    poolSize: "first pool",
    leastSize: "least size that pools to it",
    ceilOnly: "below {least} only in ceil mode",
    acceptedSizes: "output_size may be",
  },
  sentence: ({ down, up, told }) =>
    `Pooling takes ${list(down)}. Unpooling, told ${{ nothing: "nothing", remembered: "the sizes it came from", own: `${up[0]} at the end` }[told]}, goes back through ${list([...up].reverse())}.`,
  caption: ({ inputSize, backSize, down, up, told, plane, siblings, lastGiven }) => {
    const share =
      siblings.length > 1
        ? `${list(siblings)} ${siblings.length === 2 ? "both" : "all"} pool to ${lastGiven}, and nothing in the pooled map says which it was.`
        : `Only ${siblings[0]} pools to ${lastGiven}.`;
    const wrong = plane?.journeys.filter(({ isRight }) => !isRight).length ?? 0;
    if (plane && wrong > 0)
      return {
        lead: `${wrong} of ${plane.journeys.length} numbers ${wrong === 1 ? "misses its" : "miss their"} cell.`,
        text: `An index counts along rows of ${inputSize} cells; read along rows of ${backSize}, it names another cell${plane.data ? ", and no error says so" : ", or none, which is an error"}. ${share}`,
      };
    if (backSize === inputSize)
      return {
        lead: told === "nothing" ? "The size comes back, by luck." : "The size comes back, because it was remembered.",
        text: told === "nothing" ? `It is the least that pools to ${lastGiven}. ${share}` : share,
      };
    const first = down.findLastIndex((size, level) => size !== up[level]);
    return {
      lead: `${inputSize} comes back as ${backSize}.`,
      text: `Going up, ${up[first + 1] ?? lastGiven} gives ${up[first]} where ${down[first]} was pooled${first > 0 ? ", and every unpooling after it multiplies the loss" : ""}. {outputSize} must be remembered at each level and given back.`,
    };
  },
};
export default words;
