// Draws public/card.png, the picture that other sites show beside a link: x, its convolution, and back.
// Run by hand when the design changes: node src/site/build/card.mjs [path of a Chromium]
import { readFileSync, writeFileSync } from "node:fs";
import { chromium } from "playwright";
import { conv2d } from "../../engine/ops/conv.ts";
import { convTranspose2d } from "../../engine/ops/convTranspose.ts";
import { counting } from "../../engine/tensor.ts";

const WIDTH = 1200;
const HEIGHT = 630;
const x = counting([1, 1, 4, 4]);
const kernel = counting([1, 1, 3, 3], 1);
const y = conv2d(x, kernel);
const back = convTranspose2d(y, kernel);

const font = (name) =>
  readFileSync(`node_modules/@fontsource-variable/${name}-latin-wght-normal.woff2`).toString("base64");
const face = (family, name) =>
  `@font-face{font-family:${family};font-weight:200 900;src:url(data:font/woff2;base64,${font(name)})}`;

// One plane in axonometry: cells wider than high, rows shifted to the left as they come nearer.
const CELL = { width: 62, height: 32, shift: 24 };
const corner = (plane, row, column) => [
  plane.left + column * CELL.width - row * CELL.shift,
  plane.top + row * CELL.height,
];
const centre = (plane, row, column) => corner(plane, row + 0.5, column + 0.5);
const polygon = (points, style) => `<polygon points="${points.map((point) => point.join()).join(" ")}" ${style}/>`;

function plane(spot, values, columns, role, lit) {
  const rows = values.length / columns;
  const cells = values.map((value, index) => {
    const [row, column] = [Math.floor(index / columns), index % columns];
    const [cx, cy] = centre(spot, row, column);
    const quad = [
      [row, column],
      [row, column + 1],
      [row + 1, column + 1],
      [row + 1, column],
    ].map(([r, c]) => corner(spot, r, c));
    const on = lit(row, column);
    return `${polygon(quad, `fill="${role.fill}" fill-opacity="${on ? 1 : 0.45}" stroke="${role.line}" stroke-opacity=".5"`)}
      <text x="${cx}" y="${cy + 5}" font-weight="${on ? 600 : 450}" fill="${on ? "#17191c" : "#4a4e54"}">${value}</text>`;
  });
  const rim = [
    [0, 0],
    [0, columns],
    [rows, columns],
    [rows, 0],
  ].map(([r, c]) => corner(spot, r, c));
  return cells.join("") + polygon(rim, `fill="none" stroke="${role.line}" stroke-width="2"`);
}

const input = { fill: "#d9e6fc", line: "#4a80d8" };
const output = { fill: "#cfeedd", line: "#2f9b78" };
const [top, middle, bottom] = [
  { left: 850, top: 60 },
  { left: 888, top: 276 },
  { left: 850, top: 432 },
];
const inWindow = (row, column) => row < 3 && column < 3;
const wires = [0, 1, 2].flatMap((row) =>
  [0, 1, 2].flatMap((column) => {
    const [ax, ay] = centre(top, row, column);
    const [bx, by] = centre(middle, 0, 0);
    const [cx, cy] = centre(bottom, row, column);
    const width = 0.8 + 0.24 * kernel.at(0, 0, row, column);
    const wire = (x1, y1, x2, y2) =>
      `<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" stroke="#dd7a1f" stroke-width="${width}" stroke-linecap="round"/>`;
    return [wire(ax, ay + 12, bx, by - 14), wire(bx, by + 12, cx, cy - 12)];
  }),
);

const mark = readFileSync("public/favicon.svg", "utf8")
  .replace(/<style>.*<\/style>/, "")
  .replace("<svg ", '<svg x="80" y="72" width="44" height="44" stroke="#17191c" fill="#17191c" ');
const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" font-family="CardSans" font-size="17" text-anchor="middle">
<rect width="100%" height="100%" fill="#fdfdfc"/>${mark}
<g font-family="CardSerif" font-size="82" font-weight="600" letter-spacing="-2.6" text-anchor="start" fill="#17191c"><text x="78" y="300">Convolution,</text><text x="78" y="388">Both Ways</text></g>
<g font-size="27" text-anchor="start" fill="#4a4e54"><text x="80" y="462">Convolution, pooling and their transposes,</text><text x="80" y="498">live, from one sparse matrix</text></g>
${wires.join("")}${plane(top, [...x.data], 4, input, inWindow)}${plane(middle, [...y.data], 2, output, (row, column) => row + column === 0)}${plane(bottom, [...back.data], 4, output, inWindow)}
</svg>`;

const browser = await chromium.launch({ executablePath: process.argv[2], args: ["--no-sandbox"] });
const page = await browser.newPage({ viewport: { width: WIDTH, height: HEIGHT } });
const faces =
  face("CardSerif", "source-serif-4/files/source-serif-4") + face("CardSans", "source-sans-3/files/source-sans-3");
await page.setContent(`<style>${faces}body{margin:0}</style>${svg}`);
await page.evaluate(() => document.fonts.ready);
writeFileSync("public/card.png", await page.screenshot());
await browser.close();
