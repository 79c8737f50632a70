import type { WordsOf } from "../kit/define.ts";
import { formatNumber } from "../kit/format.ts";
import type widget from "./index.ts";

const leads = {
  identity: ["A single 1 in the middle copies.", "Every output is the pixel under the middle of its window."],
  shift: [
    "A single 1 elsewhere moves the picture.",
    "Each output takes the pixel two to its right, so all moves to the left.",
  ],
  box: ["Equal weights blur.", "Every output is the mean of 25 pixels. Fine stripes go, and edges get wide."],
  gaussian: [
    "A bell of weights blurs more evenly.",
    "Near pixels weigh more than far ones, so bright points become soft spots and not squares.",
  ],
  sharpen: [
    "A pixel, less a part of its neighbours, stands out.",
    "Edges get a bright rim on one side and a dark one on the other.",
  ],
  motion: ["Weights on a diagonal smear along it.", "As if the camera had moved while the picture was taken."],
  difference: [
    "Right neighbour less left neighbour.",
    "Bright where the picture gets brighter to the right, dark where it gets darker.",
  ],
  sobelAcross: [
    "A difference across, smoothed down.",
    "Upright edges stand out, bright or dark by their direction. Level edges vanish.",
  ],
  sobelDown: ["The same, turned: a difference down.", "Level edges stand out, upright ones vanish."],
  laplacian: [
    "Four neighbours less four times the pixel.",
    "It answers where brightness bends, on either side of every edge, whatever its direction.",
  ],
  blob: ["Bright rim, dark middle: a detector of small blobs.", "It answers most to dark spots of its own size."],
  emboss: [
    "Light from one corner.",
    "Brighter towards the lower right, darker towards the upper left: edges look raised.",
  ],
  own: ["Weights of your own.", "Click a weight twice, or type over it."],
} as const;

const words: WordsOf<typeof widget> = {
  title: "Kernel lab",
  summary:
    "Twelve kernels, or one of your own, on a photograph: the filtered picture, one window worked out, the sum of the weights, and whether the kernel is separable.",
  labels: {
    camera: "The photograph of a man at a camera on a tripod",
    shapes: "A disk, a step, a dot and stripes that get finer",
    identity: "Identity",
    shift: "Shift",
    box: "Box",
    gaussian: "Gaussian",
    sharpen: "Sharpen",
    motion: "Motion",
    difference: "Difference",
    sobelAcross: "Sobel across",
    sobelDown: "Sobel down",
    laplacian: "Laplacian",
    blob: "Blob",
    emboss: "Emboss",
    own: "Own",
    picture: "picture",
    pictureShort: "picture",
    filtered: "filtered",
    filteredShort: "filtered",
    mean: "mean",
    altFiltered: "{subject}, filtered by the kernel {kernel}, mean brightness {mean}",
    altSpectrum:
      "How strongly stripes pass the kernel: broad ones in the middle, fine ones at the rim; bright is strong",
    window: "window",
    windowLong: "pixels x under the kernel",
    kernel: "kernel w",
    down: "column a, whose products with the row b are the weights",
    across: "row b, whose products with the column a are the weights",
    weights: "sum of the weights:",
    sum: "sum of w · x",
    sumLong: "sum of the products",
    divided: "divided by",
    spectrum: "stripes that pass",
    spectrumNote: "broad in the middle, fine at the rim",
    separable: "Separable: each weight is its number on the left times its number above.",
    whole: "Not separable, since",
    but: "but",
    take: "Edit these weights",
    grey: "0 is black, 255 white",
    signed: "0 is shown as mid-grey",
  },
  sentence: ({ preset, size, sum, divisor, y, row, column, meanIn, meanOut, split }) =>
    `Kernel ${preset}, ${size} by ${size}, weights that sum to ${formatNumber(sum)}, divided by ${formatNumber(divisor)}; ${split.separable ? "separable" : "not separable"}. The window at row ${row}, column ${column} gives ${formatNumber(y)}. Mean brightness ${formatNumber(meanIn)} before and ${formatNumber(meanOut)} after.`,
  caption: ({ preset, sum, divisor, normalise, meanIn, meanOut, clipped }) => {
    const [lead, what] = leads[preset];
    const means = `the mean is ${formatNumber(meanIn)} before and ${formatNumber(meanOut)} after`;
    const brightness =
      sum === 0
        ? `The weights sum to 0, so where all pixels are equal the output is 0; it is shown as mid-grey.${normalise && divisor !== 1 ? ` They are divided by ${formatNumber(divisor)}, the sum of those above 0.` : ""}`
        : normalise
          ? `Divided by ${formatNumber(divisor)}, their sum, the weights keep the brightness: ${means}. The output lacks the rim of the picture.`
          : `The weights sum to ${formatNumber(sum)}, so a level ground gets ${formatNumber(sum)} times as bright: ${means}.`;
    const lost = clipped === 0 ? "" : ` ${clipped} outputs are darker than black or brighter than white, and are cut.`;
    return { lead, text: `${what} ${brightness}${lost}` };
  },
};
export default words;
