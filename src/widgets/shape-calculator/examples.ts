/** Chains that many readers know, in the notation of addresses. */
const generator = ["i100,o512,k4,b0", "i512,o256,k4,s2,p1,b0", "i256,o128,k4,s2,p1,b0", "i128,o64,k4,s2,p1,b0"]
  .map((layer, at) => `convTranspose2d,${layer};batchNorm2d,i${[512, 256, 128, 64][at]};ReLU`)
  .concat("convTranspose2d,i64,o3,k4,s2,p1,b0;Tanh")
  .join(";");

const unet = [
  ...[64, 128, 256, 512].flatMap((out, at) => [
    `conv2d,i${[1, 64, 128, 256][at]},o${out},k3;ReLU;conv2d,i${out},o${out},k3;ReLU;maxPool2d,k2`,
  ]),
  "conv2d,i512,o1024,k3;ReLU;conv2d,i1024,o1024,k3;ReLU;convTranspose2d,i1024,o512,k2,s2",
].join(";");

const lenet =
  "conv2d,i1,o6,k5,p2;Tanh;avgPool2d,k2;conv2d,i6,o16,k5;Tanh;avgPool2d,k2;flatten;linear,i400,o120;Tanh;linear,i120,o84;Tanh;linear,i84,o10";

export const examples: readonly { readonly name: string; readonly layers: string; readonly shape: string }[] = [
  { name: "LeNet-5", layers: lenet, shape: "1x1x28x28" },
  { name: "DCGAN generator", layers: generator, shape: "1x100x1x1" },
  { name: "U-Net, down and up once", layers: unet, shape: "1x1x572x572" },
];
