// @ts-check
// Makes dist-engine/ a package of its own, so that the engine can be installed without the course and its tools.
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./tools.mjs";

const FOLDER = "dist-engine";

const course = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
const { name, version, license, type } = course;
// The course's own exports point into the folder; the package's start at it.
const exports = JSON.parse(JSON.stringify(course.exports).replaceAll(`./${FOLDER}/`, "./"));
const description = "Tensors, convolution, transposed convolution, pooling and unpooling, with PyTorch's names.";
writeFileSync(
  join(ROOT, FOLDER, "package.json"),
  `${JSON.stringify({ name, version, description, license, type, exports }, null, 2)}\n`,
);
copyFileSync(join(ROOT, "LICENSE"), join(ROOT, FOLDER, "LICENSE"));
