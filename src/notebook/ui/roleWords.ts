// The words of code that wear the colour of a role, as symbols in formulas do: in saved code and in the editor.

export type RoleClass = "r-input" | "r-kernel" | "r-output" | "r-pad";

const ROLES: readonly (readonly [RoleClass, RegExp])[] = [
  ["r-input", /^(?:x|row|input|inputSize|image)$/],
  ["r-kernel", /^(?:w|weight|kernel|kernelSize|dilation)$/],
  ["r-output", /^(?:y|output|outputSize|outputPadding)$/],
  ["r-pad", /^(?:padding|pads)$/],
];

/** The class of a word, undefined for a word without a role. */
export const roleOf = (word: string): RoleClass | undefined => ROLES.find(([, names]) => names.test(word))?.[0];
