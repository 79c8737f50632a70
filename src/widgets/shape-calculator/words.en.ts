import type { WordsOf } from "../kit/define.ts";
import type widget from "./index.ts";
import { nameOf } from "./layers.ts";

const words: WordsOf<typeof widget> = {
  title: "Shape calculator",
  summary:
    "Paste layers in PyTorch, Keras or ONNX: the size after each, its weights, its multiply-adds and its receptive field. The first layer that cannot be is told why, with three ways out.",
  labels: {
    weights: "weights in",
    ofLayers: "of {n} layers",
    input: "Input",
    inputLabel: "Shape of the input: batch, channels, sizes",
    layer: "Layer",
    channels: "Channels",
    to: "out",
    output: "Output",
    layerWeights: "Weights",
    operations: "Multiply-adds",
    field: "Field",
    total: "All layers",
    operationsTotal: "multiply-adds",
    setting: "{setting} of layer {n}",
    out: "Channels made",
    size: "Size",
    block: "Block",
    scale: "Factor",
    none: "none",
    open: "Layer {n}, {name}: how its numbers come about",
    remove: "Take it out",
    up: "Move up",
    down: "Move down",
    empty: "No layers yet. Add one, or paste some.",
    add: "Add a layer",
    addButton: "Add",
    examples: "Examples",
    code: "Paste or edit the layers: PyTorch, Keras or ONNX",
    twin: "The same layers in {dialect}",
    dialect: "Read and write as",
    torch: "PyTorch",
    tensorflow: "TensorFlow",
    jax: "JAX",
    onnx: "ONNX",
    loading: "One moment: the other frameworks are being loaded.",
    failed: "What reads code did not load. Try again when you are online.",
    use: "{what} gives {size}",
    // Why a layer cannot be.
    axes: "It reads {wanted} axes, and {got} arrive.",
    channelsWhy: "It reads {wanted} channels, and {got} arrive.",
    groups: "{got} channels cannot be parted into {wanted} groups.",
    outGroups: "{got} output channels cannot be parted into {wanted} groups.",
    features: "It reads {wanted} features, and the last axis has {got}.",
    cells: "The shape asked for holds {wanted} numbers, and {got} arrive.",
    block2: "{got} is no multiple of {wanted}.",
    told: "It is told {got} sizes, and there are {wanted} axes to resize.",
    onAxis: "On axis {n}: ",
    repairIn: "{n} channels read",
    repairFeatures: "{n} features read",
    repairOut: "{n} channels from layer {at}",
    repairGroups: "{n} groups",
    repairFlatten: "A Flatten before it",
    repairInput: "Input {n}",
    repairRemove: "Without it",
    // What a pasted text could not be read as.
    line: "Line {n}: ",
    unknown: "{name} is not known here. It is skipped, as if it kept the shape.",
    unreadable: "{name} has a {what} that cannot be read without running the code. It is skipped.",
    loop: "A loop is not run. Write its layers out.",
    function: "The function {name} is not run. Write its layers out.",
    joins: "{name} joins several paths. The longest is followed; its channels are not added.",
    deep: "This is nested too deeply; what is inside is skipped.",
    around: "{name} is not known here. The layers inside it are read.",
    many: "{name} layers are more than the 64 that fit here.",
    long: "{name} characters are more than the 100000 that are read.",
    noLayers: "No layer was found.",
    skippedNote: "Not known: taken to keep the shape.",
    keepsNote: "The shape stays, and there is nothing to learn.",
    weightsLine: "weights",
    operationsLine: "multiply-adds",
    shapeLine: "shape",
  },
  sentence: ({ layers, lines, refusal, shape, weights }) => {
    const refused = layers[lines.length];
    const end =
      refusal && refused
        ? `Layer ${lines.length + 1}, ${nameOf(refused)}, is impossible.`
        : `All ${layers.length} layers are possible.`;
    return `${end} The shape after ${lines.length} layers is ${shape.join(" × ")}, with ${weights} weights.`;
  },
  caption: ({ layers, lines, refusal, shape, input }) => {
    const refused = layers[lines.length];
    if (layers.length === 0) {
      return { lead: "No layers, so the input comes out as it is.", text: "Add one, or paste the code of a model." };
    }
    if (refusal && refused) {
      return {
        lead: `Layer ${lines.length + 1} is the first that cannot be.`,
        text: `The reason stands under it, with changes that were tried and work. Everything above it is computed by the size rules of the course.`,
      };
    }
    return {
      lead: `From ${input.join(" × ")} to ${shape.join(" × ")}.`,
      text: "Press a layer’s name to see how its size comes about. The field is the number of input cells, along one axis, that one output cell depends on.",
    };
  },
};
export default words;
