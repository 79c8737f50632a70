// A page that loads the kernels and convolves once, for browser.spec.ts.

import { loadWasm } from "#engine/backends/wasm/load.ts";
import { modules } from "#engine/backends/wasm/modules.ts";
import { conv2d } from "#engine/ops/conv.ts";
import { tensor } from "#engine/tensor.ts";

const { build, line } = await loadWasm(modules);
const x = tensor(Float32Array.of(0, 1, 2, 3), [1, 2, 2]);
const y = conv2d(x, tensor(Float32Array.of(0, 1, 2, 3), [1, 1, 2, 2]));
const inWasm = y.cell.place !== undefined;
document.body.textContent = JSON.stringify({ build, line, inWasm, y: [...y.data] });
