import type { WordsOf } from "../kit/define.ts";
import type widget from "./index.ts";

const words: WordsOf<typeof widget> = {
  title: "What stands in the padding",
  summary:
    "A photograph padded in four modes and then blurred: zeros darken its edge, the other three keep it bright, each in its own way.",
  labels: {
    zeros: "zeros",
    reflect: "reflect",
    replicate: "replicate",
    circular: "circular",
    padded: "padded",
    blurred: "blurred",
    camera: "The photograph of a man at a camera on a tripod",
    flat: "A flat grey square",
    "alt.none": "{subject}, without padding",
    "alt.zeros": "{subject}, with a black border of {n} pixels",
    "alt.reflect": "{subject}, with a border of {n} pixels in which it is mirrored at each edge",
    "alt.replicate": "{subject}, with a border of {n} pixels in which its edge is drawn out into streaks",
    "alt.circular": "{subject}, with a border of {n} pixels in which its opposite side comes round",
    "alt.blurred":
      "{subject}, blurred by a mean of {k} by {k}; its outermost ring has a mean brightness of {ring}, its interior {interior}",
    "fill.none": "no padding",
    "fill.zeros": "around it: 0, which is black",
    "fill.reflect": "around it: the picture in a mirror",
    "fill.replicate": "around it: the edge pixels, drawn out",
    "fill.circular": "around it: the opposite side",
    clear: "in the dashes, no window reads padding",
    clearShort: "dashes: no padding read",
    allClear: "no window reads padding",
    row: "v = 1, 2, 3, 4, padded by {n}",
    rowNarrow: "v padded by {n}; brightness, 0 to {most}; outer ring",
    rowOf: "row v padded: {mode}",
    "short.reflect": "at most {n}: a mirror shows the other cells once",
    "short.circular": "at most {n}: once round the row",
    profile: "brightness, 0 to {n}",
    ring: "outer ring",
    edge: "edge",
    inside: "{n} px inside",
    ringAgainst: "mean of the outer ring; the picture’s own",
  },
  sentence: ({ mode, padding, kernelSize, paddedSize, outputSize, ring, interior }) =>
    `The picture is padded by ${padding} on each side, mode ${mode}, to ${paddedSize} by ${paddedSize}, and blurred by a mean of ${kernelSize} by ${kernelSize} to ${outputSize} by ${outputSize}. Its outermost ring has a mean brightness of ${ring}, its interior ${interior}.`,
  caption: ({ mode, padding, kernelSize, outputSize, inputSize, ring, own, modes }) => {
    const zeros = modes.find(({ name }) => name === "zeros")?.ring;
    const onPads = Math.min(padding, kernelSize);
    if (padding === 0) {
      return {
        lead: "Without padding there is no border to fill.",
        text: `Every window lies inside the picture, so all four modes agree, and ${inputSize} pixels a side shrink to ${outputSize}.`,
      };
    }
    if (kernelSize === 1) {
      return {
        lead: "A kernel of one pixel copies.",
        text: "Each output reads one pixel, so the border comes out as it went in. A wider kernel mixes it with the picture.",
      };
    }
    switch (mode) {
      case "zeros":
        return {
          lead: "Zero pads darken the edge.",
          text: `A window at the outermost ring has ${onPads} of its {kernelSize} = ${kernelSize} rows or columns on zeros, so the mean of that ring is ${ring}. The picture’s own outer ring, the dotted line, has ${own}.`,
        };
      case "reflect":
        return {
          lead: "A mirror keeps the edge bright.",
          text: `The pads repeat what lies just inside, without the edge pixel itself: the outer ring has a mean of ${ring}, the picture’s own, the dotted line, ${own}; zeros give ${zeros}.`,
        };
      case "replicate":
        return {
          lead: "The edge pixel stands in for all beyond it.",
          text: `The outer ring has a mean of ${ring}, the picture’s own, the dotted line, ${own}; zeros give ${zeros}. But a window there counts the edge pixel ${onPads + 1} times.`,
        };
      case "circular":
        return {
          lead: "The opposite edge comes round.",
          text: `The outer ring has a mean of ${ring}, the picture’s own, the dotted line, ${own}; zeros give ${zeros}. But the left edge now mixes with the right, and the top with the bottom. That suits data that go round, such as angles.`,
        };
      default:
        return mode satisfies never;
    }
  },
};
export default words;
