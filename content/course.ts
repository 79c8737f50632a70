// The order of the course: parts, lessons, what each needs, and the short ways through it.
// Words for all of this stand in content/i18n; a lesson is "coming" until its folder exists.

export interface CourseLesson {
  readonly slug: string;
  readonly part: PartName;
  readonly minutes: number;
  /** Numbers of the lessons a reader should know first. */
  readonly before: readonly number[];
}

export type PartName = "A" | "B" | "C" | "D" | "E" | "F";
export const PARTS: readonly PartName[] = ["A", "B", "C", "D", "E", "F"];

const lesson = (part: PartName, slug: string, minutes: number, before: readonly number[]): CourseLesson => ({
  part,
  slug,
  minutes,
  before,
});

/** Lesson n stands at index n − 1. */
export const LESSONS: readonly CourseLesson[] = [
  lesson("A", "why-upsampling", 20, []),
  lesson("A", "sliding-window", 35, [1]),
  lesson("A", "channels", 35, [2]),
  lesson("A", "output-size", 40, [2]),
  lesson("A", "sparse-matrix", 40, [4]),
  lesson("B", "transposed-convolution", 50, [5]),
  lesson("B", "transposed-output-size", 40, [4, 6]),
  lesson("B", "gradient", 45, [6]),
  lesson("B", "deconvolution", 50, [5, 8]),
  lesson("C", "pooling", 35, [4]),
  lesson("C", "unpooling", 35, [10]),
  lesson("D", "interpolation", 40, [6]),
  lesson("D", "checkerboard", 40, [6, 12]),
  lesson("D", "learnable-upsampling", 45, [8, 13]),
  lesson("E", "dcgan", 40, [7, 14]),
  lesson("E", "segmentation", 50, [7, 11]),
  lesson("E", "looking-inside", 45, [8, 11]),
  lesson("E", "receptive-field", 35, [4]),
  lesson("F", "frameworks", 30, [3, 7, 10, 11]),
  lesson("F", "capstone", 90, [19]),
];

/** For a reader who came with one question: the lessons that answer it, in order. */
export const SHORT_WAYS = {
  sizes: [4, 7, 18],
  checkerboards: [6, 12, 13],
  segmentation: [6, 7, 11, 16],
} as const satisfies Record<string, readonly number[]>;

export type ShortWay = keyof typeof SHORT_WAYS;

/** How many mistakes of the source texts the course corrects, each in a box of its own. */
export const ERRATA = 14;
