// Pasted code, in the many forms that people have it in, and text that nobody should paste.
import { describe, expect, it } from "vitest";
import { printLayers } from "#widgets/shape-calculator/notation.ts";
import { longestText, readCode } from "#widgets/shape-calculator/paste/read.ts";

const read = (code: string) => printLayers(readCode(code).layers);
const complaints = (code: string) =>
  readCode(code).issues.map(({ line, why, name, what }) => [line, why, name, ...(what ? [what] : [])]);

describe("forms", () => {
  it.each([
    ["one layer", "nn.ConvTranspose2d(64, 32, 4, stride=2, padding=1)", "convTranspose2d,i64,o32,k4,s2,p1"],
    ["no module name", "Conv1d(2, 3, 5)", "conv1d,i2,o3,k5"],
    ["a full name", "torch.nn.Conv3d(1, 2, (3, 5, 7), padding=(1, 2, 3))", "conv3d,i1,o2,k3x5x7,p1x2x3"],
    ["by place", "nn.ConvTranspose2d(4, 8, 3, 2, 1, 1, 2, False, 2)", "convTranspose2d,i4,o8,k3,s2,p1,a1,g2,b0,d2"],
    ["same", "nn.Conv2d(1, 1, 3, padding='same')", "conv2d,i1,o1,k3,psame"],
    ["a pool's own places", "nn.MaxPool2d(3, 2, 1, 1, False, True)", "maxPool2d,k3,s2,p1,c1"],
    ["an average", "nn.AvgPool2d(2, count_include_pad=False)", "avgPool2d,k2,u0"],
    ["lines", "nn.Conv2d(1, 2, 3)\nnn.ReLU()\n\n# nn.Tanh()\nnn.Dropout2d(0.5)", "conv2d,i1,o2,k3;ReLU;Dropout2d"],
    ["a tuple by commas", "nn.Conv2d(1, 2, 3), nn.ReLU(),", "conv2d,i1,o2,k3;ReLU"],
    ["names", "a = nn.Conv2d(1, 2, 3)\nb = nn.ReLU()\nnet = nn.Sequential(b, a, b)", "ReLU;conv2d,i1,o2,k3;ReLU"],
    [
      "a list",
      "layers = [nn.Conv2d(1, 2, 3)]\nlayers += [nn.ReLU()]\nlayers.append(nn.Flatten())\nnn.Sequential(*layers)",
      "conv2d,i1,o2,k3;ReLU;flatten",
    ],
    [
      "an ordered dict",
      "nn.Sequential(OrderedDict([('a', nn.Conv2d(1, 2, 3)), ('b', nn.ReLU())]))",
      "conv2d,i1,o2,k3;ReLU",
    ],
    [
      "numbers by name",
      "ngf = 64; nc, k = 3, 4\nnn.ConvTranspose2d(ngf * 8 // 2, nc, k)",
      "convTranspose2d,i256,o3,k4",
    ],
    ["upsampling", "nn.Upsample(scale_factor=2, mode='bilinear', align_corners=True)", "upsample,f2,mbilinear,e1"],
    ["unflatten", "nn.Unflatten(1, (16, 7, 7))", "unflatten,z16x7x7"],
    ["sides of a pad", "nn.ZeroPad2d((1, 2, 3, 4))", "pad2d,p3.4x1.2"],
    ["lazy", "nn.LazyConv2d(8, 3, padding=1)", "conv2d,o8,k3,p1"],
    [
      "printed",
      "Net(\n  (0): Conv2d(3, 8, kernel_size=(3, 3), stride=(2, 2), bias=False)\n  (1): ReLU(inplace=True)\n)",
      "conv2d,i3,o8,k3,s2,b0;ReLU",
    ],
    [
      "keras",
      'Sequential([Conv2D(8, 3, strides=2, padding="same", activation="relu"), MaxPool2D(), Dense(10)])',
      "conv2d,o8,k3,s2,psame;ReLU;maxPool2d,k2;linear,o10",
    ],
    [
      "keras, called",
      "x = Input((8, 8, 3))\ny = Conv2D(4, 3)(x)\ny = UpSampling2D()(y)\nmodel = Model(x, y)",
      "conv2d,o4,k3;upsample,f2",
    ],
    [
      "keras, added",
      "model.add(layers.Conv2D(4, 3))\nmodel.add(layers.GlobalAveragePooling2D())",
      "conv2d,o4,k3;adaptiveAvgPool2d,z1;flatten",
    ],
    ["onnx, attributes", "Conv(W=[64, 3, 7, 7], strides=[2, 2], pads=[3, 3, 3, 3])", "conv2d,i3,o64,k7,s2,p3,b0"],
    [
      "onnx, a node",
      'V: float[8, 4, 2, 2]\nhelper.make_node("ConvTranspose", ["X", "V", "B"], ["Y"], strides=[2, 2], group=2)',
      "convTranspose2d,i8,o8,k2,s2,g2",
    ],
    [
      "onnx, text",
      "y = Conv <pads = [0, 0, 1, 1]> (x, float[4, 3, 3, 3] w)\nz = Relu(y)",
      "conv2d,i3,o4,k3,p0.1,b0;ReLU",
    ],
    ["functions", "x = F.max_pool2d(F.relu(x), 2)\nx = torch.flatten(x, 1)", "ReLU;maxPool2d,k2;flatten"],
  ])("%s", (_, code, layers) => {
    expect(read(code)).toBe(layers);
    expect(complaints(code).filter(([, why]) => why !== "around")).toEqual([]);
  });

  it("a class by its forward, not by the order of its parts", () => {
    const code = [
      "class Net(nn.Module):",
      "    def __init__(self, c=6):",
      "        super().__init__()",
      "        self.fc = nn.Linear(150, 10)",
      "        self.conv = nn.Conv2d(1, c, 5)",
      "        self.pool = nn.MaxPool2d(2)",
      "        self.unused = nn.Conv2d(1, 1, 1)",
      "    def forward(self, x):",
      "        x = self.pool(F.relu(self.conv(x)))",
      "        x = x.view(x.size(0), -1)",
      "        return self.fc(x)",
    ].join("\n");
    expect(read(code)).toBe("conv2d,i1,o6,k5;ReLU;maxPool2d,k2;flatten;linear,i150,o10");
    expect(complaints(code)).toEqual([]);
  });

  // Keras 2.15: Conv2DTranspose(1, k, strides=s, padding="same") makes i·s of i, and VALID i·s + max(k − s, 0).
  it.each([
    ["same", 3, 2, "p0.1"],
    ["same", 4, 2, "p1"],
    ["same", 2, 3, "a1"],
    ["valid", 3, 2, ""],
    ["valid", 1, 2, "a1"],
  ])("Keras's %s with k=%i s=%i crops or adds %s", (padding, k, s, wanted) => {
    const layer = read(`layers.Conv2DTranspose(1, ${k}, strides=${s}, padding="${padding}")`);
    expect(layer).toBe(`convTranspose2d,o1,k${k},s${s}${wanted === "" ? "" : `,${wanted}`}`);
  });

  it("takes the shape that the code says, channels first", () => {
    expect(readCode("Sequential([keras.Input(shape=(32, 24, 3)), Conv2D(4, 3)])").shape).toEqual([1, 3, 32, 24]);
    expect(readCode("x = torch.randn(2, 3, 5, 7)\ny = nn.Conv2d(3, 4, 3)(x)").shape).toEqual([2, 3, 5, 7]);
  });
});

describe("what is not known", () => {
  it.each([
    ["an unknown layer", "nn.Conv2d(1, 2, 3)\nMyBlock(64)", [[2, "unknown", "MyBlock"]]],
    ["a number without a value", "\n\nnn.Conv2d(channels, 2, 3)", [[3, "unreadable", "Conv2d", "in_channels"]]],
    ["a missing number", "nn.Conv2d(1, 2)", [[1, "unreadable", "Conv2d", "kernel_size"]]],
    ["a stride of 0", "nn.Conv2d(1, 2, 3, stride=0)", [[1, "unreadable", "Conv2d", "stride"]]],
    ["too many axes", "nn.Conv2d(1, 2, (3, 3, 3))", [[1, "unreadable", "Conv2d", "kernel_size"]]],
    [
      "same with a stride",
      "nn.Conv2d(1, 2, 3, stride=2, padding='same')",
      [[1, "unreadable", "Conv2d", "padding='same' with a stride"]],
    ],
    ["no weight", "Conv(strides=[2, 2])", [[1, "unreadable", "Conv", "the shape of W"]]],
    [
      "a loop",
      "for i in range(3):\n    nn.Conv2d(1, 2, 3)",
      [
        [1, "loop", ""],
        [1, "none", ""],
      ],
    ],
    ["paths that join", "a = nn.Conv2d(1, 2, 3)(x)\nb = nn.ReLU()(a)\nc = torch.cat([a, b], 1)", [[3, "joins", "cat"]]],
    ["nothing", "hello, world", [[1, "none", ""]]],
  ])("%s is named with its line", (_, code, wanted) => {
    expect(complaints(code)).toEqual(wanted);
  });
});

describe("hostile text", () => {
  it.each([
    ["nothing at all", ""],
    ["code that would run", "__import__('os').system('rm -rf /')\nexec('x')\neval('1')"],
    ["markup", "<script>alert(1)</script><img src=x onerror=alert(1)>"],
    ["control characters", "\u0000\u202e\ud800 nn.Conv2d(\u0000)"],
    ["names of objects", "nn.__proto__()\nnn.constructor(1)\nnn.toString()\nconstructor = 3\n__proto__ = nn.ReLU()"],
    ["huge numbers", `nn.Conv2d(${"9".repeat(400)}, 1e308, 2 ** 4096)`],
    ["numbers that are none", "nn.Conv2d(-1, 0, 3.5, stride=float('nan'))"],
    ["brackets", "(".repeat(20_000)],
    ["nested layers", `${"nn.Sequential(".repeat(5_000)}nn.ReLU()${")".repeat(5_000)}`],
    ["nested lists", `nn.Conv2d(${"[".repeat(5_000)}1${"]".repeat(5_000)}, 2, 3)`],
    ["sums without end", `nn.Conv2d(${"1+".repeat(10_000)}1, 2, 3)`],
    ["many layers", "nn.ReLU()\n".repeat(9_000)],
    ["angle brackets", "A <".repeat(30_000)],
    ["declared shapes", "float[1, ".repeat(11_000)],
    ["one long line", "x".repeat(longestText)],
    ["more than is read", "x = nn.ReLU()\n".repeat(10_000)],
  ])("%s is read or refused, quickly", (_, code) => {
    const start = performance.now();
    const { layers, issues } = readCode(code);
    expect(performance.now() - start).toBeLessThan(3000);
    expect(layers.length).toBeLessThanOrEqual(64);
    for (const layer of layers) expect(printLayers([layer])).toMatch(/^[\w.,-]+$/);
    if (layers.length === 0) expect(issues.length).toBeGreaterThan(0);
  });

  it("doubling definitions end at the largest chain", () => {
    const lines = Array.from({ length: 60 }, (_, at) => `a${at + 1} = nn.Sequential(a${at}, a${at})`);
    const { issues } = readCode(["a0 = nn.ReLU()", ...lines].join("\n"));
    expect(issues.at(-1)?.why).toBe("many");
  });
});
