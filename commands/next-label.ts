/** Turns to the next page, and says which of how many are shown: "Next (1 of 7)", "Next (2–4 of 7)". */
export const nextLabel = (first: number, last: number, all: number): string =>
  `Next (${first === last ? first : `${first}–${last}`} of ${all})`
