import type { ComponentChildren } from "preact";
import type { ViewProps } from "../kit/view.ts";
import { Drawing } from "../parts/Drawing.tsx";
import { Grid } from "../parts/Grid.tsx";
import { PadCell } from "../parts/Hatches.tsx";
import { Sym } from "../parts/Sym.tsx";
import type widget from "./index.ts";
import { type Framework, frameworks } from "./index.ts";

type Props = ViewProps<typeof widget>;

const boxHeight = 32;
const rowHeight = 66;

export function View({ model, pointing, width, uid, num, say, title }: Props) {
  const { inputSize, kernelSize, frames, stampedSize, rule, x, w, sum } = model;
  const span = Math.max(stampedSize, ...frameworks.map((name) => frames[name].start + frames[name].size));
  const cell = Math.min(58, (width - 2) / span);
  const top = Math.min(40, (width - 40) / (inputSize + kernelSize));
  const wX = 1 + Math.max(inputSize * top, 62) + 36;
  const sumY = 24 + boxHeight + 48;
  const rowsY = sumY + boxHeight + 46;
  const xOf = (place: number) => 1 + place * cell;
  const chosen = frames[rule];
  const bottom = rowsY + (frameworks.length - 1) * rowHeight + boxHeight;
  const edges = [xOf(chosen.start), xOf(chosen.start + chosen.size)];
  return (
    <Drawing width={width} height={bottom + 8} uid={uid} title={title}>
      <Label x={1} y={24}>
        {say("input")}
      </Label>
      <Grid
        name="x"
        label={say("input")}
        array={x}
        x={1}
        y={24}
        cell={top}
        height={boxHeight}
        pointing={pointing}
        num={num("x")}
        editable
      />
      <Label x={wX} y={24}>
        {say("kernel")}
      </Label>
      <Grid
        name="w"
        label={say("kernel")}
        array={w}
        x={wX}
        y={24}
        cell={top}
        height={boxHeight}
        pointing={pointing}
        num={num("w")}
        editable
      />
      {edges.map((edge) => (
        <path key={edge} class="frame-edge" d={`M${edge} ${sumY - 4}V${bottom + 4}`} />
      ))}
      <Label x={1} y={sumY}>
        <Counted words={say("sumSize")} of={stampedSize} num={num("stamped")} />
      </Label>
      <Grid
        name="sum"
        label={say("sum")}
        array={sum}
        x={1}
        y={sumY}
        cell={cell}
        height={boxHeight}
        pointing={pointing}
        num={num("sum")}
      />
      {frameworks.map((name, index) => (
        <Kept key={name} {...{ name, model, pointing, uid, num, say, cell }} y={rowsY + index * rowHeight} />
      ))}
    </Drawing>
  );
}

function Label({ x, y, children }: { x: number; y: number; children: ComponentChildren }) {
  return (
    <text class="t-label" x={x} y={y - 9}>
      {children}
    </text>
  );
}

/** A label in which `{n}` is a number on show. */
function Counted({ words, of, num }: { words: string; of: number; num: string }) {
  const [before, after] = words.split("{n}");
  return (
    <>
      {before}
      <tspan data-num={num}>{of}</tspan>
      {after}
    </>
  );
}

interface KeptProps extends Pick<Props, "model" | "pointing" | "uid" | "num" | "say"> {
  name: Framework;
  y: number;
  cell: number;
}

/** What one framework keeps, under the cells of the sum that it keeps; what it drops is hatched. */
function Kept({ name, model, pointing, uid, num, say, cell, y }: KeptProps) {
  const { frames, stampedSize, rule, padding, outputPadding, pieces } = model;
  const { start, size } = frames[name];
  const chosen = frames[rule];
  const array = pieces[name];
  const places = Array.from({ length: stampedSize }, (_, place) => place);
  const shift = start - chosen.start;
  const note = size === chosen.size && shift !== 0 ? say(apart(shift), { n: Math.abs(shift) }) : "";
  const bare = Array.from({ length: size }, (_, kept) => start + kept).filter((place) => place >= stampedSize);
  return (
    <g class={name === rule ? "kept is-chosen" : "kept"}>
      <Label x={1} y={y}>
        <tspan class="kept-name">{say(name, { p: padding, a: outputPadding })}</tspan>
        {": "}
        <tspan data-num={num(`${name}Size`)}>{size}</tspan> {say("cells")}
        {note && <tspan class="kept-note">{`, ${note}`}</tspan>}
      </Label>
      {places
        .filter((place) => place < start || place >= start + size)
        .map((place) => (
          <PadCell key={place} uid={uid} x={1 + place * cell} y={y} width={cell} height={boxHeight} />
        ))}
      {bare.map((place) => (
        <rect
          key={place}
          class="cell-pad"
          fill={`url(#${uid}-dots)`}
          x={1 + place * cell}
          y={y}
          width={cell}
          height={boxHeight}
        />
      ))}
      {array && (
        <Grid
          name={name}
          label={say(name, { p: padding, a: outputPadding })}
          array={array}
          x={1 + start * cell}
          y={y}
          cell={cell}
          height={boxHeight}
          pointing={pointing}
          num={num(name)}
          classOf={(kept) => (start + kept >= stampedSize ? "is-bare" : "")}
        />
      )}
    </g>
  );
}

/** The words for a frame that lies elsewhere. */
function apart(shift: number): string {
  if (Math.abs(shift) === 1) return shift > 0 ? "oneLater" : "oneEarlier";
  return shift > 0 ? "later" : "earlier";
}

export function Result({ model, say }: Props) {
  const { frames, rule, stampedSize } = model;
  const { start, size } = frames[rule];
  const after = stampedSize - start - size;
  return (
    <>
      <Sym of="outputSize" /> = {size}
      <small>
        {after >= 0 ? say("drops", { before: start, after }) : say("adds", { before: start, over: -after })}
      </small>
    </>
  );
}
