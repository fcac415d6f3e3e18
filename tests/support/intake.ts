import { readArticle } from "../../src/core/article/index.ts"
import type { Log } from "../../src/core/desk.ts"
import { pack } from "../../src/core/packed-article.ts"
import type { Extraction } from "../../src/intake/extraction.ts"

/** Reads articles and finds nothing in them; keeps which files it was given. */
export function reader(extractor = "1") {
  const read: string[] = []
  const extract: Extraction["extract"] = async (file, bytes) => {
    read.push(file)
    if (bytes.includes(0x07)) throw new Error("it took longer than 60 seconds")
    const found = readArticle(file, bytes)
    if (!found.ok) return found
    const coverage = { extractor, cast: [], utterances: [], facts: [], summary: [] }
    return { ok: true, article: pack({ article: found.article, coverage }) }
  }
  return { read, extract }
}

/** A log whose next line of a kind can be awaited. */
export function diary() {
  const lines: string[] = []
  const waiting: { readonly says: RegExp; readonly met: () => void }[] = []
  const write = (fields: object, message: string) => {
    const line = "file" in fields ? `${fields.file}: ${message}` : message
    lines.push(line)
    for (const { met } of waiting.filter(({ says }) => says.test(line))) met()
  }
  const log: Log = { info: write, warn: write, error: write }
  const said = (says: RegExp) => new Promise<void>((met) => waiting.push({ says, met }))
  return { lines, log, said }
}

/** Pauses that end when the test says so. */
export function pauses() {
  let begun = Promise.withResolvers<void>()
  let end = Promise.withResolvers<boolean>()
  return {
    async pause(_ms: number, stopping: AbortSignal) {
      begun.resolve()
      stopping.onabort = () => end.resolve(false)
      return end.promise
    },
    /** The pause is over, and the folder has been looked at. */
    async next() {
      await begun.promise
      const ended = end
      begun = Promise.withResolvers()
      end = Promise.withResolvers()
      ended.resolve(true)
      await begun.promise
    },
  }
}
