import type { Wire } from "../kit/linking.ts";
import type { ViewProps } from "../kit/view.ts";
import { Drawing } from "../parts/Drawing.tsx";
import { Grid } from "../parts/Grid.tsx";
import { cornerOf } from "../parts/lattice.ts";
import { WindowFrame } from "../parts/WindowFrame.tsx";
import { Fan } from "./Fan.tsx";
import type widget from "./index.ts";
import { inputSize, kernelSize } from "./index.ts";
import { Names, Ratio } from "./labels.tsx";
import { layoutOf } from "./layout.ts";

type Props = ViewProps<typeof widget>;

export function View({ model, pointing, uid, num, say, title }: Props) {
  const { x, y, z, k, outputSize } = model;
  const at = layoutOf(inputSize, outputSize);
  const { focus, wires } = pointing.lit;
  const down = wires.filter(({ to }) => to.array === "y");
  const up = wires.filter(({ from }) => from.array === "y");
  const window = focus?.array === "y" ? rowAndColumn(focus.position, outputSize) : undefined;
  // With an output in focus everything it is joined to stands around it, so a step of the window shifts all wires alike.
  const start = cornerOf(at.y, 0, 0);
  const here = window ? cornerOf(at.y, window.row, window.column) : start;
  const fan = {
    uid,
    shift: { x: here.x - start.x, y: here.y - start.y },
    group: focus?.array,
    weightOf: ({ weight }: Wire) => (weight ? k.data[weight.position] : undefined) ?? 0,
  };

  return (
    <Drawing class="hero" width={at.width} height={at.height} uid={uid} title={title}>
      <Grid name="x" label={say("input")} array={x} num={num("x")} pointing={pointing} {...at.x} />
      {window && <WindowFrame on={at.x} {...window} rows={kernelSize} columns={kernelSize} />}
      <g class={window ? "steady" : ""}>
        <Grid name="y" label={say("output")} array={y} num={num("y")} pointing={pointing} {...at.y} />
      </g>
      <Fan {...fan} name="down" wires={down} from={at.x} to={at.y} fromArray={x} toArray={y} />
      <Grid name="z" label={say("back")} array={z} num={num("z")} pointing={pointing} {...at.z} />
      <Fan {...fan} name="up" wires={up} from={at.y} to={at.z} fromArray={y} toArray={z} />
      <Names at={at} sizes={[inputSize, outputSize, inputSize]} say={say} />
      <Ratio wires={down} y={at.y.y - 44} say={say} />
      <Ratio wires={up} y={at.z.y - 34} say={say} again={down.length > 0} />
    </Drawing>
  );
}

function rowAndColumn(position: number, size: number) {
  return { row: Math.floor(position / size), column: position % size };
}
