import { existsSync } from "node:fs"
import { tell, write } from "../adapters/terminal/output.ts"
import { type Purged, purgeArticle } from "../archive/purge.ts"
import { EXIT, type ExitCode } from "./exit.ts"
import { takeInChanges, withHouse } from "./house.ts"

/** `purge SLUG`: takes an article out for good, as somebody asked for. */
export async function purge(args: readonly string[]): Promise<ExitCode> {
  const [slug] = args
  if (args.length !== 1 || slug === undefined || slug === "") {
    tell("Usage: purge SLUG. The slug is the file name without .md or .txt, unless the file sets another.")
    return EXIT.misuse
  }
  return withHouse(async (house, { DATA_DIR }) => {
    await takeInChanges(house)
    const source = (await house.archive.articles.sources()).find((one) => one.slug === slug)
    if (source && existsSync(source.file)) {
      tell(`${source.file} still has this article. Remove that file first, then purge ${slug} again.`)
      return EXIT.misuse
    }
    const purged = await purgeArticle(DATA_DIR, slug)
    if (purged === null) {
      tell(`No article “${slug}” is stored.`)
      return EXIT.unmet
    }
    await write(inWords(slug, purged))
    return EXIT.done
  })
}

function inWords(slug: string, { versions, snippets, drafts, calls, copies, messages }: Purged): string {
  const removed = [
    counted(versions, "version"),
    counted(snippets, "quote or fact", "quotes and facts"),
    counted(drafts, "briefing text"),
    counted(calls, "button"),
  ]
  const where = messages.map(({ platform, channel, message, at }) => {
    const which = message === null ? "not known whether it was posted" : `message ${message}`
    return `  ${platform}, channel ${channel}, ${which}, ${at}\n`
  })
  return [
    `${slug} is purged: ${removed.join(", ")}.\n`,
    ...copies.map((copy) => `Also from ${copy}.\n`),
    where.length === 0 ? "No messages are known to show its words.\n" : "Messages that still show its words:\n",
    ...where,
  ].join("")
}

const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`
