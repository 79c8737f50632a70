import type { ViewProps } from "../kit/view.ts";
import { Drawing } from "../parts/Drawing.tsx";
import { Formula } from "../parts/Formula.tsx";
import { Grid } from "../parts/Grid.tsx";
import { Difference } from "./Difference.tsx";
import formulas from "./formulas.ts?typeset";
import { lightBoth, linksOf } from "./frameworks.ts";
import { Half } from "./Half.tsx";
import type widget from "./index.ts";
import { layoutOf } from "./layout.ts";
import { PadTable } from "./PadTable.tsx";

type Props = ViewProps<typeof widget>;

export function View(props: Props) {
  const { model, width, uid, num, say, title } = props;
  const at = layoutOf(model, width);
  const lit = lightBoth(linksOf(model), props.pointing.lit.focus);
  const pointing = { ...props.pointing, lit };
  const drawn = { ...props, pointing, at };
  return (
    <>
      <Drawing width={width} height={at.height} uid={uid} title={title}>
        <text class="t-label" x={0} y={at.narrow ? at.kernelY - 8 : at.kernelY + at.kernelHeight / 2 + 5}>
          {say("kernel")}
        </text>
        <Grid
          name="w"
          label={say("kernel")}
          array={{ label: "w", role: "kernel", ...model.w }}
          x={at.xOf(0)}
          y={at.kernelY}
          cell={at.cell}
          height={at.kernelHeight}
          pointing={pointing}
          num={num("w")}
          editable
        />
        <Half name="tf" {...drawn} />
        <Half name="torch" {...drawn} />
        <Difference {...drawn} />
      </Drawing>
      <PadTable {...props} />
    </>
  );
}

export function Result({ model, num, say }: Props) {
  const { tf, torch, differences, first } = model;
  const same = tf.outputSize === torch.outputSize;
  const values = first === undefined ? say("noDifference") : say("differ", { n: differences, most: tf.outputSize });
  return (
    <>
      <span data-num={num("oTf")}>{tf.outputSize}</span>
      <span class="result-arrow">{same ? " = " : " ≠ "}</span>
      <span data-num={num("oTorch")}>{torch.outputSize}</span>
      <small>{same ? values : say("otherSize")}</small>
    </>
  );
}

export function Formulas({ model, num, say }: Props) {
  const { tf, torch } = model;
  const tfNumbers = { ...model, outputSize: tf.outputSize, padBegin: tf.padBegin, padEnd: tf.padEnd };
  return (
    <>
      <div class="same-formulas">
        <span class="name">{say("sizeFirst")}</span>
        <Formula of={formulas.sameSize} numbers={tfNumbers} />
        <Formula of={formulas.padTotal} numbers={tfNumbers} />
        <Formula of={formulas.padBegin} numbers={tfNumbers} />
        <Formula of={formulas.padEnd} numbers={tfNumbers} />
        <span class="visually-hidden" data-num={num("padTotal")}>
          {model.padTotal}
        </span>
      </div>
      <div class="same-formulas">
        <span class="name">{say("padsFirst")}</span>
        <Formula of={formulas.torchPad} numbers={model} />
        <Formula of={formulas.torchSize} numbers={{ ...model, outputSize: torch.outputSize }} />
      </div>
    </>
  );
}
