/** The course's photographs: raw 8-bit grey, so that build and browser compute with the same bytes. */
import type { Picture } from "./define.ts";

interface PictureFile {
  readonly file: string;
  readonly width: number;
  readonly height: number;
  /** Where it comes from and what may be done with it; shown on the page of sources. */
  readonly source: string;
  readonly licence: string;
}

export const pictures: Readonly<Record<string, PictureFile>> = {
  camera: {
    file: "camera-96.u8",
    width: 96,
    height: 96,
    source:
      "“camera” by Lav Varshney, as shipped with scikit-image since 0.18; rows 24 to 407 and columns 64 to 447, averaged in blocks of 4 × 4",
    licence: "CC0",
  },
  digits: {
    file: "digits-10.u8",
    width: 28,
    height: 280,
    source:
      "The first handwritten digit of each kind, 0 to 9 from top to bottom, in the package mnist 1.1.0 by Juan Cazala, from the MNIST database of Yann LeCun, Corinna Cortes and Christopher Burges; brightness times 255, rounded",
    licence: "package: MIT; MNIST: CC BY-SA 3.0",
  },
  // A row of brightness serves as a signal as well: no second kind of file is needed for it.
  ecg: {
    file: "ecg-300.u8",
    width: 300,
    height: 1,
    source:
      "An electrocardiogram: samples 3240 to 3539, at 360 a second, of the excerpt that SciPy 1.10 ships, from record 208, lead MLII, of the MIT-BIH Arrhythmia Database by George Moody and Roger Mark on PhysioNet; in steps of 0.01 mV, where 100 is 0 mV",
    licence: "SciPy: BSD-3-Clause; MIT-BIH Arrhythmia Database: ODC-By 1.0",
  },
};

/** The pictures of these names; `read` gives the bytes of a file in the image folder. */
export async function loadImages(
  names: readonly string[],
  read: (file: string) => Promise<Uint8Array>,
): Promise<Record<string, Picture>> {
  const loaded = names.map(async (name): Promise<[string, Picture]> => {
    const known = pictures[name];
    if (!known) throw new Error(`There is no picture "${name}". Known pictures: ${Object.keys(pictures).join(", ")}.`);
    const { file, width, height } = known;
    const pixels = await read(file);
    if (pixels.length !== width * height)
      throw new Error(`${file} holds ${pixels.length} bytes; ${width} × ${height} pixels need ${width * height}.`);
    return [name, { width, height, pixels }];
  });
  return Object.fromEntries(await Promise.all(loaded));
}
