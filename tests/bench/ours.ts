// This engine by its public calls, on one build of its kernels: result left in the engine, or read back.

import { readFileSync } from "node:fs";
import * as engine from "#engine";
import { type Build, loadWasm } from "#engine/backends/wasm/load.ts";
import { gather, scatter, weigh } from "#engine/ops/contractions.ts";
import { watching } from "#engine/run.ts";
import type { Tensor } from "#engine/tensor.ts";
import type { Contender, Data, Ready } from "./contender.ts";
import type { Workload } from "./workloads.ts";

const { scope } = engine;

export async function ours(build: Build, readBack: boolean): Promise<Contender> {
  const module = new Uint8Array(
    readFileSync(new URL(`../../src/engine/backends/wasm/modules/${build}.wasm`, import.meta.url)),
  );
  const loaded = await loadWasm({ [build]: module });
  if (loaded.build !== build) throw new Error(loaded.line);
  return {
    name: `${build}${readBack ? ", read back" : ""}`,
    async prepare(workload, data): Promise<Ready> {
      loaded.use();
      const call = callOf(workload, data);
      const within = <T>(f: () => T) => (workload.winograd ? scope({ winograd: true }, f) : scope(f));
      return {
        run() {
          loaded.use();
          within(() => {
            const result = call();
            if (readBack) result.data;
          });
        },
        async result() {
          loaded.use();
          return within(() => call().data);
        },
        end: () => loaded.trim(),
      };
    },
  };
}

function callOf(workload: Workload, data: Data): () => Tensor {
  const { kind, kernelSize = 1, stride, padding = 0, dilation, groups, outputPadding } = workload;
  const x = engine.tensor(data.x, workload.x);
  const weight = engine.tensor(data.weight, workload.weight ?? [0]);
  const options = { stride, padding, dilation, groups };
  switch (kind) {
    case "conv":
      return () => engine.conv2d(x, weight, options);
    case "convTranspose":
      return () => engine.convTranspose2d(x, weight, { ...options, outputPadding });
    case "maxPool":
      return () => {
        const { output, indices } = engine.maxPool2d(x, { kernelSize, stride, padding });
        if (!indices) throw new Error();
        return output;
      };
    case "maxUnpool": {
      const indices = engine.indexTensor(data.indices, { shape: workload.x });
      return () => engine.maxUnpool2d(x, indices, { kernelSize });
    }
    case "avgPool":
      return () => engine.avgPool2d(x, { kernelSize });
    case "bilinear":
    case "bicubic":
      return () => engine.interpolate(x, { scaleFactor: 2, mode: kind });
    default: {
      // The gradient ops, with the layer that the forward call made.
      let layer: Parameters<typeof gather>[0] | undefined;
      const upstreamShape: number[] = [];
      const forward = kind.endsWith("Transpose") ? engine.convTranspose2d : engine.conv2d;
      watching(
        ({ plan, result }) => {
          layer = (plan as unknown as { layer: typeof layer }).layer;
          upstreamShape.push(...(result as Tensor).shape);
        },
        () => forward(x, weight, options),
      );
      const size = upstreamShape.reduce((a, b) => a * b, 1);
      const upstream = engine.tensor(data.upstream.subarray(0, size), upstreamShape);
      return {
        gradInput: () => scatter(layer!, upstream, weight, x.shape),
        gradWeight: () => weigh(layer!, x, upstream, weight.shape),
        gradInputTranspose: () => gather(layer!, upstream, weight, x.shape),
        gradWeightTranspose: () => weigh(layer!, upstream, x, weight.shape),
      }[kind];
    }
  }
}
