import { parentPort, workerData } from "node:worker_threads"
import { readArticle } from "../core/article/index.ts"
import { extractorFor } from "../core/extract/index.ts"
import type { Extracted, Job } from "./extraction.ts"
import { readLexicon } from "./lexicon.ts"

/** The one thread in which files become articles and coverage. It answers one job after the other; a bug ends it. */
const extract = extractorFor(await readLexicon(workerData))

parentPort?.on("message", ({ file, bytes }: Job) => {
  const read = readArticle(file, bytes)
  const answer: Extracted = read.ok ? { ok: true, article: read.article, coverage: extract(read.article) } : read
  parentPort?.postMessage(answer)
})
