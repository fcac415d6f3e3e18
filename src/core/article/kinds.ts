/** What can be read, by the ending of a file's name. Stands apart, so that asking for it loads no reader. */
export const EXTENSIONS = ["txt", "md"] as const

/** Which rules read an article; a new one reads every file again. */
export const READER = "articles-4"
