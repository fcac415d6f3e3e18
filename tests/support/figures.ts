import { readFileSync } from "node:fs"
import { readArticle } from "../../src/core/article/index.ts"
import { type Reading, readingOf } from "./extract.ts"

const NAMES = ["harbour-budget", "turnout", "rail-tunnel", "heatwave", "museum", "wages"]

/** The articles of tests/fixtures/figures, read and extracted as the bot does it. */
export function articlesWithFigures(): readonly Reading[] {
  return NAMES.map((name) => {
    const read = readArticle(`${name}.md`, readFileSync(`tests/fixtures/figures/${name}.md`))
    if (!read.ok) throw new Error(JSON.stringify(read.problem))
    return readingOf(read.article)
  })
}
