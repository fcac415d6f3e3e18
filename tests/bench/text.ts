import { join } from "node:path"
import { parseArgs } from "node:util"
import { type Database, openDatabase } from "../../src/archive/database.ts"
import { forgetParagraphs, indexParagraphs } from "../../src/archive/paragraph-index.ts"
import { paragraphShelf } from "../../src/archive/paragraphs.ts"
import { articleWorks } from "../../src/archive/save-article.ts"
import { currentOf } from "../../src/archive/versions.ts"
import { livingWords } from "../../src/archive/words.ts"
import { makingOf } from "../../src/core/making/making.ts"
import type { Covered } from "../../src/core/model.ts"
import { pack } from "../../src/core/packed-article.ts"
import type { TextPlace } from "../../src/core/shelves/paragraphs.ts"
import { folded, words } from "../../src/core/text/fold.ts"
import { covered } from "../support/archive.ts"
import { type Random, randomFrom } from "../support/random.ts"
import { folder } from "../support/spawn.ts"
import { generatedArticles } from "./articles.ts"
import { type Benchmark, countIn, print, shareBelow } from "./benchmark.ts"
import { typo } from "./known-items.ts"

/** What we want for looking up, in ms. */
const LIMIT_MS = 50
/** Quotations that are looked for of each kind. */
const LOOKED_FOR = 100
/** The rarest words of a quotation find it. */
const MOST_RUNS = 12
/** So many words in a row are the same text: the articles are made of the same paragraphs, again and again. */
const SAME_TEXT = 6

export const textBenchmark: Benchmark = {
  summary: "the index of the articles' paragraphs: size, cost a save, altered quotations found again",
  usage: "[--articles 1000]…",
  async run(options) {
    const { values } = parseArgs({
      args: [...options],
      options: { articles: { type: "string", multiple: true, default: ["1000", "10000"] } },
    })
    let isWithin = true
    for (const count of values.articles.map(countIn)) isWithin = (await measure(count)) && isWithin
    return isWithin
  },
}

async function measure(count: number): Promise<boolean> {
  const home = await folder()
  const db = await openDatabase(join(home.path, "text.db"))
  db.run("pragma synchronous = off") // what is measured is our work, not the disk's
  const random = randomFrom(count)
  const articles = Array.from(generatedArticles(count), asCovered)
  const costs = articles.map((one) => costOfSaving(db, one))
  const text = articles.reduce((sum, { article }) => sum + article.text.length, 0)
  const index = bytesOf(db, "paragraph_search%")
  print(
    `\n${count} articles, ${megabytes(text)} MB of text: the index has ${megabytes(index)} MB, the database ${megabytes(bytesOf(db, "%"))} MB.`,
  )
  const late = costs.slice(-count / 4)
  print(`A save takes ${ms(shareBelow(late, 0.5))} ms more with it (p99 ${ms(shareBelow(late, 0.99))} ms).\n`)
  print("| a quotation of | ms p50 / p95 | among the first ten |\n| --- | --- | --- |")
  let isWithin = true
  for (const [length, changes] of KINDS) {
    const { found, times } = await lookFor(db, articles, length, changes, random)
    const p95 = shareBelow(times, 0.95)
    print(
      `| ${length} words, ${changes} changed | ${ms(shareBelow(times, 0.5))} / ${ms(p95)} | ${(found / times.length).toFixed(2)} |`,
    )
    isWithin &&= p95 <= LIMIT_MS
  }
  db.close()
  await home.remove()
  return isWithin
}

const KINDS = [
  [300, 10],
  [40, 4],
  [12, 1],
  [8, 1],
] as const

const megabytes = (bytes: number) => (bytes / 1e6).toFixed(1)
const ms = (time: number) => time.toFixed(2)

function asCovered(
  one: { readonly title: string; readonly published: string; readonly paragraphs: readonly string[] },
  n: number,
) {
  return covered({ slug: `story-${n}`, ...one })
}

/** Saves the article; gives how long its paragraphs take alone, in ms. */
function costOfSaving(db: Database, one: Covered): number {
  const { slug } = one.article
  db.atomically(() => articleWorks.saveArticle(db, pack(one), { file: "", fingerprint: "" }, new Date(0)))
  const current = currentOf(db, slug)
  if (current === null) throw new Error(`${slug} was not saved`)
  const { paragraphs } = makingOf(one)
  return db.atomically(() => {
    forgetParagraphs(db, current)
    const start = performance.now()
    indexParagraphs(db, current.number, paragraphs)
    return performance.now() - start
  })
}

function bytesOf(db: Database, name: string): number {
  return Number(db.get("select sum(pgsize) as bytes from dbstat where name like ?", name)?.bytes)
}

/** Quotations of the articles, some words mistyped: how many are found again, and how long each look takes, in ms. */
async function lookFor(db: Database, articles: readonly Covered[], length: number, changes: number, random: Random) {
  const shelf = paragraphShelf(db, livingWords(db, "snippet"))
  const counts = new Map<string, number>()
  for (const { article } of articles)
    for (const word of new Set(words(article.text))) counts.set(word, (counts.get(word) ?? 0) + 1)
  const times: number[] = []
  let found = 0
  while (times.length < LOOKED_FOR) {
    const { article } = random.pick(articles)
    const all = words(article.text)
    if (all.length < length) continue
    const at = random.below(all.length - length + 1)
    const claimed = all.slice(at, at + length)
    for (let n = 0; n < changes; n++) {
      const place = random.below(length)
      const word = claimed[place] ?? ""
      claimed[place] = word.length > 2 ? typo(word, random) : "not"
    }
    const start = performance.now()
    const rarest = [...new Set(claimed)].toSorted((a, b) => (counts.get(a) ?? 0) - (counts.get(b) ?? 0))
    const runs = rarest.slice(0, MOST_RUNS).map((word) => ({
      words: [word],
      weight: Math.log1p(articles.length / (0.5 + (counts.get(word) ?? 0))),
    }))
    const places = await shelf.holding(runs, {}, 10)
    times.push(performance.now() - start)
    if (places.some((place) => hasRunOf(place, all.slice(at, at + length)))) found++
  }
  return { found, times }
}

function hasRunOf({ words }: TextPlace, original: readonly string[]): boolean {
  const text = folded(words)
  const runs = original.slice(SAME_TEXT - 1).map((_, i) => original.slice(i, i + SAME_TEXT).join(" "))
  return runs.some((run) => ` ${text} `.includes(` ${run} `))
}
