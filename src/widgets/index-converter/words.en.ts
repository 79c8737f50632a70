import type { WordsOf } from "../kit/define.ts";
import type widget from "./index.ts";

const names = {
  plane: "PyTorch",
  nhwc: "TensorFlow",
  "nhwc-batch": "TF with batch",
  nchw: "ONNX",
} as const;
const counts = {
  plane: "the cells of one plane",
  nhwc: "rows, columns and channels",
  "nhwc-batch": "pictures, rows, columns and channels",
  nchw: "pictures, channels, rows and columns",
} as const;

const words: WordsOf<typeof widget> = {
  title: "One mask, four ways to count",
  summary:
    "Paste the indices of a max pool and read them as another framework counts them, entry by entry; what cannot be an index is refused with its place and range.",
  labels: {
    ...names,
    fromMask: "pasted mask",
    toMask: "converted mask",
    planeOf: "picture {n}, channel {c}",
    converted: "The converted mask",
    notANumber: "Line {line}, character {character}: “{found}” is no whole number of at most nine digits.",
    empty: "There is no number in the mask.",
    uneven: "{count} entries do not spread evenly over N · C = {planes} planes.",
    refused: "entries, refused",
    entry: "entry",
    entries: "entries",
    nothing: "Nothing to take apart.",
    apart: "entry {at}: {index} in {layout}",
    together: "counted by {layout}",
    standing: "by its place",
  },
  sentence: ({ from, to, entries, converted }) =>
    converted
      ? `${entries.length} indices of ${names[from]}, ${entries.slice(0, 16).join(", ")}, are ${converted.slice(0, 16).join(", ")} in ${names[to]}.`
      : "The pasted mask cannot be converted.",
  caption: ({ from, to, converted, ends, refusal }) => {
    if (!converted)
      return {
        lead:
          refusal?.kind === "entry"
            ? `Entry ${refusal.at} is refused, and nothing is guessed.`
            : "This is no mask yet.",
        text: `${names[from]} counts ${counts[from]}: with these sizes its indices lie in [0,\u00a0${ends.from}).`,
      };
    if (from === to)
      return {
        lead: "Nothing changes.",
        text: `Both sides count ${counts[from]}, from 0 up to but not with ${ends.from}.`,
      };
    return {
      lead: "The same cells under other numbers.",
      text: `${names[from]} counts ${counts[from]}, so its indices lie in [0,\u00a0${ends.from}); ${names[to]} counts ${counts[to]}, in [0,\u00a0${ends.to}). The order of the entries follows the framework’s own layout.`,
    };
  },
};
export default words;
