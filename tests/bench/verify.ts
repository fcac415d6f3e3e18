import { createHash } from "node:crypto"
import { readFileSync } from "node:fs"
import { parseArgs } from "node:util"
import { openSqlite } from "../../src/archive/sqlite.ts"
import { articleFromText } from "../../src/core/article/from-text.ts"
import { extractorFor } from "../../src/core/extract/index.ts"
import { type Covered, nameOf, wordsAt } from "../../src/core/model.ts"
import { verifyIn } from "../../src/core/verify/find.ts"
import type { Verdict } from "../../src/core/verify/verdict.ts"
import { readLexicon } from "../../src/intake/lexicon.ts"
import { fill } from "../support/archive.ts"
import { type Random, randomFrom } from "../support/random.ts"
import { type Benchmark, countIn, OPEN_TEXTS, print } from "./benchmark.ts"
import { MUTATIONS, type Mutation, type Stored } from "./mutations.ts"
import { timeClaims } from "./verify-times.ts"

/** Words of a quotation that is long enough to be changed. */
const SHORTEST = 9

export const verifyBenchmark: Benchmark = {
  summary: "quotations changed in many ways, and how each is judged; Markdown",
  usage: "[--texts FILE] [--half a|b] [--each 60] [--wrong N] [--size 100000]",
  async run(options) {
    const { values } = parseArgs({
      args: [...options],
      options: {
        texts: { type: "string", default: OPEN_TEXTS },
        half: { type: "string" },
        each: { type: "string", default: "60" },
        wrong: { type: "string", default: "0" },
        size: { type: "string", default: "100000" },
      },
    })
    const isRightly = await judgeAll(values.texts, values.half, countIn(values.each), Number(values.wrong))
    // Of no size nothing is timed.
    return (values.size === "0" || (await timeClaims(countIn(values.size)))) && isRightly
  },
}

type Tried = { readonly mutation: Mutation; readonly text: string; readonly quote: Stored; readonly verdict: Verdict }

async function judgeAll(file: string, half: string | undefined, each: number, wrong: number): Promise<boolean> {
  const { stored, articles } = await storedIn(file, half)
  const archive = await openSqlite(":memory:")
  await fill(archive, ...articles)
  const random = randomFrom(7)
  const tried: Tried[] = []
  for (const mutation of MUTATIONS) {
    const claims = claimsOf(mutation, stored, each, random)
    for (const { quote, text } of claims) {
      const speaker = mutation.isOtherSpeaker ? random.pick(quote.otherSpeakers) : quote.speaker
      const verdict = await verifyIn(archive, { text, ...(speaker !== "" && { speaker }) })
      tried.push({ mutation, text, quote, verdict })
    }
  }
  await archive.close()
  return report(tried, wrong)
}

/** Quotations changed so, each of another one while there are enough. */
function claimsOf(mutation: Mutation, stored: readonly Stored[], each: number, random: Random) {
  const claims: { quote: Stored; text: string }[] = []
  const seen = new Set<string>()
  for (let n = 0; n < stored.length * 4 && claims.length < each; n++) {
    const quote = random.pick(stored)
    if (mutation.isOtherSpeaker && (quote.otherSpeakers.length === 0 || quote.speaker === "")) continue
    const text = mutation.make(quote, random)
    if (text === null || seen.has(text)) continue
    seen.add(text)
    claims.push({ quote, text })
  }
  return claims
}

async function storedIn(file: string, half: string | undefined) {
  const extract = extractorFor(await readLexicon("content/lexicon"))
  const lines = readFileSync(file, "utf8").trim().split("\n")
  const articles = lines.flatMap((line): Covered[] => {
    const { id, text } = JSON.parse(line)
    const isFirst = (createHash("sha256").update(String(id)).digest()[0] ?? 0) % 2 === 0
    if (half !== undefined && isFirst !== (half === "a")) return []
    const { article } = articleFromText(String(id), String(text))
    return [{ article, coverage: extract(article) }]
  })
  // Every fifth article is kept out of the archive.
  const kept = articles.filter((_, i) => i % 5 !== 4)
  const isThere = (words: string) => kept.some(({ article }) => article.text.includes(words))
  const foreign = articles
    .filter((_, i) => i % 5 === 4)
    .flatMap(quotesOf)
    .filter(({ words }) => !isThere(words))
  const all = kept.map(quotesOf)
  const random = randomFrom(3)
  const stored = all.flatMap((quotes, n) =>
    quotes.map(({ words, speaker, utterance, names }): Stored => {
      const elsewhere = all[(n + 1) % all.length] ?? []
      return {
        words,
        speaker,
        names,
        otherSpeakers: [...new Set(quotes.map((one) => one.speaker))].filter((one) => one !== speaker && one !== ""),
        others: [...quotes.filter((one) => one.utterance !== utterance), ...elsewhere].map((one) => one.words),
        foreign: foreign.length > 0 ? random.pick(foreign).words : "",
      }
    }),
  )
  return { stored, articles: kept }
}

/** The quotations of an article that are all in marks and long enough. */
function quotesOf({ article, coverage }: Covered) {
  const at = (span: { start: number; end: number }) => wordsAt(article.text, span)
  const names = coverage.cast.filter(({ kind }) => kind !== "unnamed").map((member) => nameOf(article, member))
  return coverage.utterances.flatMap(({ passages, speaker }, utterance) =>
    passages.flatMap(({ kind, span }) => {
      const words = at(span).replace(/[\s.,;:!?–—-]+$/, "")
      if (kind !== "direct" || words.split(/\s+/).length < SHORTEST || words.split(/\s+/).length > 80) return []
      const member = speaker ? coverage.cast[speaker.member] : undefined
      return [{ words, speaker: member && member.kind !== "unnamed" ? nameOf(article, member) : "", utterance, names }]
    }),
  )
}

const percent = (part: number, whole: number): string => (whole === 0 ? "–" : `${((100 * part) / whole).toFixed(1)}`)

function report(tried: readonly Tried[], wrong: number): boolean {
  const WORDS = ["verbatim", "typographic", "elided", "altered", "spliced", "absent"] as const
  print(`\n| mutation | n | ${WORDS.join(" | ")} | words right % | kind right % |`)
  print(`| --- | --- | ${WORDS.map(() => "---").join(" | ")} | --- | --- |`)
  const rows = Map.groupBy(tried, ({ mutation }) => mutation)
  let [rightWords, rightKinds, kinds] = [0, 0, 0]
  for (const [mutation, all] of rows) {
    const right = all.filter((one) => isRight(one))
    const ofKind = all.filter(({ verdict }) => verdict.changes.some(({ kind }) => kind === mutation.kind))
    const counts = WORDS.map((words) => all.filter(({ verdict }) => verdict.words === words).length || "")
    print(
      `| ${mutation.name} | ${all.length} | ${counts.join(" | ")} | ${percent(right.length, all.length)} | ${mutation.kind ? percent(ofKind.length, all.length) : ""} |`,
    )
    rightWords += right.length
    if (mutation.kind) {
      kinds += all.length
      rightKinds += ofKind.length
    }
    for (const one of all.filter((one) => !isRight(one) || (mutation.kind && !ofKind.includes(one))).slice(0, wrong))
      show(one)
  }
  const of = (is: (one: Tried) => boolean) => tried.filter(is)
  const meaning = of(({ mutation }) => mutation.isMeaning === true)
  const hidden = meaning.filter(({ verdict }) => verdict.words === "verbatim" || verdict.words === "typographic")
  const set = of(({ mutation }) => mutation.wording === "typographic")
  const alarms = set.filter(({ verdict }) => verdict.words === "altered")
  const foreign = of(({ mutation }) => mutation.wording === "absent")
  const absent = foreign.filter(({ verdict }) => verdict.words === "absent")
  const speakers = of(({ mutation }) => mutation.isOtherSpeaker === true)
  const others = speakers.filter(({ verdict }) => verdict.speaker === "other")
  for (const one of hidden) show(one)
  for (const one of speakers.filter((one) => !others.includes(one)).slice(0, wrong)) show(one)
  print(`
changes of meaning called verbatim or typographic: ${hidden.length} of ${meaning.length} (reach 0)
typographic variants called altered: ${percent(alarms.length, set.length)} % (reach 1)
words right: ${percent(rightWords, tried.length)} % (reach 95)
kind of change right: ${percent(rightKinds, kinds)} % (reach 90)
quotations of other articles absent: ${percent(absent.length, foreign.length)} % (reach 99)
another speaker named: ${percent(others.length, speakers.length)} % (reach 98)`)
  const share = (part: readonly unknown[], whole: readonly unknown[]) => part.length / Math.max(1, whole.length)
  return (
    hidden.length === 0 &&
    share(alarms, set) <= 0.01 &&
    rightWords >= 0.95 * tried.length &&
    rightKinds >= 0.9 * kinds &&
    share(absent, foreign) >= 0.99 &&
    share(others, speakers) >= 0.98
  )
}

const isRight = ({ mutation, verdict }: Tried): boolean => verdict.words === mutation.wording

function show({ mutation, text, quote, verdict }: Tried): void {
  const changes = verdict.changes.map(({ kind, expected, found }) => `${kind}: “${expected}” → “${found}”`)
  print(`  [${mutation.name}] ${verdict.words} ${verdict.speaker} ${verdict.source?.speaker}
    claim:  ${text}
    stored: ${quote.words} (${quote.speaker})
    source: ${verdict.source?.text ?? ""} ${verdict.parts.length > 1 ? verdict.parts.map(({ text }) => text).join(" | ") : ""}
    ${changes.join("; ")}`)
}
