import type { Picture } from "../kit/define.ts";
import { formatNumber } from "../kit/format.ts";
import type { ViewProps } from "../kit/view.ts";
import { Drawing } from "../parts/Drawing.tsx";
import { Grid } from "../parts/Grid.tsx";
import { Photo } from "../parts/Photo.tsx";
import type widget from "./index.ts";
import { layoutOf } from "./layout.ts";
import { type WayUp, ways } from "./maps.ts";

type Props = ViewProps<typeof widget>;
type DrawnProps = Props & { at: ReturnType<typeof layoutOf> };

export function View(props: Props) {
  const { model, width, uid, title, num, say, pointing } = props;
  const { depth, sizes, down, psnr } = model;
  const at = layoutOf(width, depth, ways.length);
  const bottom = { x: at.xOf(depth), y: at.yOf(0) };
  const [size = 1] = sizes.slice(-1);
  return (
    <Drawing width={width} height={at.height} uid={uid} title={title}>
      <g data-num={num("sizes")}>
        {sizes.map((one, level) => (
          <text key={at.xOf(level)} class="t-label" x={at.xOf(level)} y={at.yOf(0) - 8}>
            <tspan class="row-count" data-cell={level}>
              {one}
            </tspan>{" "}
            × {one}
          </text>
        ))}
      </g>
      <RowName at={at} row={0} name={say("down")} />
      {down.map((picture, level) => (
        <MapImage
          key={at.xOf(level)}
          {...props}
          at={at}
          picture={picture}
          name={level === depth ? "bottom" : `down${level}`}
          level={level}
          row={0}
          role={level === 0 ? "input" : "output"}
          label={say(level === 0 ? "digitOf" : "downOf", { digit: model.digit, n: sizes[level] ?? 0 })}
        />
      ))}
      {down.slice(1).map((_, level) => (
        <Arrow key={at.xOf(level)} at={at} row={0} level={level} />
      ))}
      <g class="is-clear">
        <Grid
          name="bottom"
          label={say("bottomOf")}
          array={{ label: "bottom", role: "output", shape: [size, size], data: model.bottom }}
          x={bottom.x}
          y={bottom.y}
          cell={at.side / size}
          pointing={pointing}
          textOf={() => ""}
        />
      </g>
      <g data-num={num("psnr")}>
        {ways.map((way, index) => (
          <Decibels
            key={way}
            at={at}
            row={index + 1}
            name={say(way)}
            way={index}
            value={psnr[index] ?? 0}
            unit={say("dB")}
            best={psnr[index] === Math.max(...psnr)}
          />
        ))}
      </g>
      <path
        class="arrow"
        d={`M${bottom.x + at.side / 2} ${bottom.y + at.side + 6}V${at.yOf(ways.length) + at.side / 2}`}
      />
      {ways.map((way, index) => (
        <Way key={way} {...props} at={at} way={way} row={index + 1} />
      ))}
    </Drawing>
  );
}

/** The maps of one way up, from the smallest, which it shares with the way down. */
function Way({ way, row, ...props }: DrawnProps & { way: WayUp; row: number }) {
  const { model, at, say } = props;
  const { depth } = model;
  const turn = at.xOf(depth) + at.side / 2;
  const middle = at.yOf(row) + at.side / 2;
  return (
    <>
      <path class="arrow" d={`M${turn} ${middle}H${at.xOf(depth - 1) + at.side + 14}`} />
      <path class="arrow-head" d={`M${at.xOf(depth - 1) + at.side + 7} ${middle}l7 -3.5v7z`} />
      {model.up[way].map((picture, level) => (
        <MapImage
          key={at.xOf(level)}
          {...props}
          picture={picture}
          name={`${way}${level}`}
          level={level}
          row={row}
          role="output"
          label={say("upOf", { way: say(way), n: model.sizes[level] ?? 0 })}
        />
      ))}
      {model.up[way].slice(1).map((_, level) => (
        <Arrow key={at.xOf(level)} at={at} row={row} level={level} back />
      ))}
    </>
  );
}

interface MapProps extends DrawnProps {
  picture: Picture;
  name: string;
  level: number;
  row: number;
  role: string;
  label: string;
}

/** One map, with the pixels framed that the pixel in focus comes from or goes to. */
function MapImage({ picture, name, level, row, role, label, model, at, pointing }: MapProps) {
  const { side } = at;
  const [x, y] = [at.xOf(level), at.yOf(row)];
  const { focus } = pointing.lit;
  const lit = focus?.array === "bottom" && name !== "bottom" ? pixelsOf(model, name, focus.position) : [];
  const pixel = side / picture.width;
  return (
    <g class={`r-${role}`}>
      <Photo picture={picture} label={label} x={x} y={y} width={side} height={side} />
      <rect class="grid-rim" x={x} y={y} width={side} height={side} />
      {lit.length > 0 && <rect class="reach" {...around(lit, picture.width, pixel, x, y)} />}
    </g>
  );
}

/** The pixels of a map that a pixel of the smallest one comes from or goes to. */
function pixelsOf({ reach }: Props["model"], name: string, position: number): number[] {
  return reach.flatMap(({ from, to, triples }) => {
    if (from === name) return triples.filter((triple) => triple[1] === position).map(([pixel]) => pixel);
    if (to === name) return triples.filter((triple) => triple[0] === position).map(([, pixel]) => pixel);
    return [];
  });
}

/** The box around some pixels: one pixel, or the block that a copy fills. It is drawn a little outside. */
function around(pixels: readonly number[], columns: number, pixel: number, x: number, y: number) {
  const rows = pixels.map((at) => Math.floor(at / columns));
  const line = pixels.map((at) => at % columns);
  const [top, left] = [Math.min(...rows), Math.min(...line)];
  return {
    x: x + left * pixel - 1.5,
    y: y + top * pixel - 1.5,
    width: (Math.max(...line) - left + 1) * pixel + 3,
    height: (Math.max(...rows) - top + 1) * pixel + 3,
  };
}

function Arrow({ at, row, level, back = false }: { at: DrawnProps["at"]; row: number; level: number; back?: boolean }) {
  const y = at.yOf(row) + at.side / 2;
  const [from, to] = [at.xOf(level) + at.side + 7, at.xOf(level + 1) - 7];
  if (at.narrow) return null;
  return back ? (
    <>
      <path class="arrow" d={`M${to} ${y}H${from + 6}`} />
      <path class="arrow-head" d={`M${from} ${y}l7 -3.5v7z`} />
    </>
  ) : (
    <>
      <path class="arrow" d={`M${from} ${y}H${to - 6}`} />
      <path class="arrow-head" d={`M${to} ${y}l-7 -3.5v7z`} />
    </>
  );
}

function RowName({ at, row, name }: { at: DrawnProps["at"]; row: number; name: string }) {
  return (
    <text class="row-name" x={0} y={at.narrow ? at.yOf(row) - 26 : at.yOf(row) + at.side / 2 + 5}>
      {name}
    </text>
  );
}

interface DecibelsProps {
  at: DrawnProps["at"];
  row: number;
  way: number;
  name: string;
  value: number;
  unit: string;
  best: boolean;
}

/** The name of a way up, and how near it comes. */
function Decibels({ at, row, way, name, value, unit, best }: DecibelsProps) {
  const y = at.narrow ? at.yOf(row) - 10 : at.yOf(row) + at.side / 2 - 6;
  return (
    <text class="row-name" x={0} y={y}>
      {name}
      <tspan class={best ? "decibels is-best" : "decibels"} {...(at.narrow ? { dx: 10 } : { x: 0, dy: 21 })}>
        <tspan data-cell={way}>{formatNumber(value)}</tspan> {unit}
      </tspan>
    </text>
  );
}

export function Result({ model, num, say }: Props) {
  const best = ways[model.psnr.indexOf(Math.max(...model.psnr))] ?? ways[0];
  return (
    <>
      {say(best)}
      <small>
        {say("black")} <span data-num={num("black")}>{formatNumber(model.black)}</span> {say("dB")}
      </small>
    </>
  );
}
