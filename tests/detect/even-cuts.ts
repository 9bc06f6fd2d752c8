/** Where a file of so many bytes is cut into parts of the same size, for `cutFile`. */
export const evenCuts = (sizeBytes: number, parts: number): number[] =>
  Array.from({ length: parts - 1 }, (_, index) => Math.floor((sizeBytes / parts) * (index + 1)));
