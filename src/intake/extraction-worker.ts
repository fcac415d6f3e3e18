import { parentPort, workerData } from "node:worker_threads"
import { readArticle } from "../core/article/index.ts"
import { withLanguage } from "../core/article/language.ts"
import { extractorFor } from "../core/extract/index.ts"
import type { Article, Covered } from "../core/model.ts"
import { buffersOf, pack } from "../core/packed-article.ts"
import { readDraft } from "../core/verify/read-draft.ts"
import { claimsInText } from "../core/verify/text-claims.ts"
import { giveWay } from "../running/give-way.ts"
import type { Extracted, FileJob, Job } from "./extraction.ts"
import { detectLanguage } from "./language.ts"
import { readLexicon } from "./lexicon.ts"
import { excessOf, lengthExcessOf } from "./snippet-limits.ts"

/** The one thread in which files become articles and coverage. It answers one job after the other; a bug ends it. */
giveWay()
const extract = extractorFor(await readLexicon(workerData))

parentPort?.on("message", (job: Job) => {
  if ("message" in job) {
    parentPort?.postMessage(claimsInText(job.message, extract))
    return
  }
  if ("draft" in job) {
    parentPort?.postMessage(readDraft(job.draft, coveredOf))
    return
  }
  const answer = extracted(job)
  parentPort?.postMessage(answer, answer.ok ? buffersOf(answer.article) : [])
})

function extracted({ file, bytes, before }: FileJob): Extracted {
  const read = readArticle(file, bytes)
  if (!read.ok) return read
  const article = withLanguage(read.article, detectLanguage)
  const tooLong = lengthExcessOf(file, article)
  if (tooLong) return { ok: false, problem: tooLong }
  const covered = { article, coverage: extract(article, before) }
  const problem = excessOf(file, covered)
  return problem ? { ok: false, problem } : { ok: true, article: pack(covered) }
}

function coveredOf(draft: Article): Covered {
  const article = withLanguage(draft, detectLanguage)
  return { article, coverage: extract(article) }
}
