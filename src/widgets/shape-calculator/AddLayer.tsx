/** A layer more at the end, or a whole example. */
import { useState } from "preact/hooks";
import { examples } from "./examples.ts";
import { mostLayers } from "./layers.ts";
import { readLayers } from "./notation.ts";
import type { Props } from "./View.tsx";

/** What is added, as a reader would first write it; channels are those that arrive. */
const starts: readonly { readonly name: string; readonly text: (channels: number) => string }[] = [
  { name: "Conv2d", text: (channels) => `conv2d,i${channels},o${channels},k3,p1` },
  { name: "ConvTranspose2d", text: (channels) => `convTranspose2d,i${channels},o${channels},k4,s2,p1` },
  { name: "MaxPool2d", text: () => "maxPool2d,k2" },
  { name: "AvgPool2d", text: () => "avgPool2d,k2" },
  { name: "AdaptiveAvgPool2d", text: () => "adaptiveAvgPool2d,z1" },
  { name: "MaxUnpool2d", text: () => "maxUnpool2d,k2" },
  { name: "Upsample", text: () => "upsample,f2" },
  { name: "PixelShuffle", text: () => "pixelShuffle,r2" },
  { name: "BatchNorm2d", text: () => "batchNorm2d" },
  { name: "ReLU", text: () => "ReLU" },
  { name: "Dropout", text: () => "Dropout" },
  { name: "Flatten", text: () => "flatten" },
  { name: "Linear", text: () => "linear,o10" },
];

export function AddLayer({ model, values, set, say, uid }: Props) {
  const [chosen, setChosen] = useState(0);
  const layers = String(values.layers);
  const add = () => {
    const text = starts[chosen]?.text(model.shape[1] ?? 1) ?? "";
    const next = layers === "" ? text : `${layers};${text}`;
    if (readLayers(next)) set("layers", next);
  };
  return (
    <div class="add-layer needs-js">
      <label for={`${uid}-add`}>{say("add")}</label>
      <select id={`${uid}-add`} value={chosen} onChange={(event) => setChosen(Number(event.currentTarget.value))}>
        {starts.map(({ name }, at) => (
          <option key={name} value={at}>
            {name}
          </option>
        ))}
      </select>
      <button type="button" class="button" disabled={model.layers.length >= mostLayers} onClick={add}>
        {say("addButton")}
      </button>
      <span class="examples-name">{say("examples")}</span>
      {examples.map((example) => (
        <button
          key={example.name}
          type="button"
          class="button"
          onClick={() => {
            set("layers", example.layers);
            set("shape", example.shape);
          }}
        >
          {example.name}
        </button>
      ))}
    </div>
  );
}
