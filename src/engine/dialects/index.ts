export * as tensorflow from "./tensorflow.ts";
export * as torch from "./torch.ts";
