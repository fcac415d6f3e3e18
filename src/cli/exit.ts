/** What a shell script may go by, alike for every verb; each verb's help says which of these it ends with, and when. */
export const EXIT = {
  done: 0,
  /** Understood, and not to be had: nothing found, not posted, refused, something to mend. */
  unmet: 1,
  /** Used wrongly, be it in the words or in the settings. */
  misuse: 2,
  /** Went wrong on our side, or with the data folder. */
  failed: 3,
} as const

export type ExitCode = (typeof EXIT)[keyof typeof EXIT]
