// A handwritten zero of 8 × 8 cells, 0 to 16: the first of the Optical Recognition of Handwritten Digits data set,
// E. Alpaydin and C. Kaynak, UCI Machine Learning Repository, CC BY 4.0.
export const digit: readonly (readonly number[])[] = [
  [0, 0, 5, 13, 9, 1, 0, 0],
  [0, 0, 13, 15, 10, 15, 5, 0],
  [0, 3, 15, 2, 0, 11, 8, 0],
  [0, 4, 12, 0, 0, 8, 8, 0],
  [0, 5, 8, 0, 0, 9, 8, 0],
  [0, 4, 11, 0, 1, 12, 7, 0],
  [0, 2, 14, 5, 10, 12, 0, 0],
  [0, 0, 6, 13, 10, 0, 0, 0],
];
export const white = 16;
