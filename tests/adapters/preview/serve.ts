import { readFileSync } from "node:fs"
import { join } from "node:path"
import { commands } from "../../../commands/index.ts"
import { previewRoutes } from "../../../src/adapters/preview/index.ts"
import { openSqlite } from "../../../src/archive/sqlite.ts"
import { readArticle } from "../../../src/core/article/index.ts"
import { extractorFor } from "../../../src/core/extract/index.ts"
import { pack } from "../../../src/core/packed-article.ts"
import { type HttpServer, openHttp } from "../../../src/http.ts"
import { readLexicon } from "../../../src/intake/lexicon.ts"
import { openNewsroom } from "../../../src/newsroom.ts"
import { NO_BRIEFINGS } from "../../support/briefings.ts"
import { claimsInMessage } from "../../support/extract.ts"
import { operations } from "./paper.ts"

const ROOT = join(import.meta.dirname, "../../..")
const LEXICON = join(ROOT, "content/lexicon")

/** What a page or an article must never do, in one article. */
const HOSTILE = `<img src=x onerror=alert(1)> and javascript:alert(1)

"The <script>document.title='taken'</script> drones are ours," said Eve Adams, a spokeswoman.

It reached \u202Ereversed\u202C readers <iframe src="https://evil.example"></iframe> on 3 May 2024, and many of them.
`

/** The whole newsroom with the first article and a hostile one, served on a free port of this machine. */
export async function serveNewsroom(): Promise<HttpServer> {
  const extract = extractorFor(await readLexicon(LEXICON))
  const archive = await openSqlite(":memory:")
  const files = [
    ["iran-drones.txt", readFileSync(join(ROOT, "content/articles/iran-drones.txt"))],
    ["hostile.txt", Buffer.from(HOSTILE)],
  ] as const
  for (const [file, bytes] of files) {
    const read = readArticle(file, bytes)
    if (!read.ok) throw new Error(`${file}: ${read.problem.what}`)
    await archive.articles.save(
      pack({ article: read.article, coverage: extract(read.article) }),
      { file, fingerprint: file },
      new Date(),
    )
  }
  const throws = (fields: object, message: string) => {
    throw new Error(`${message}: ${JSON.stringify(fields)}`)
  }
  const log = { info: () => {}, warn: throws, error: throws }
  const newIncident = () => "test"
  const postNow = async () => ({ state: "busy" }) as const
  const desk = {
    archive,
    log,
    now: () => new Date(),
    timeZone: "UTC",
    postNow,
    tellOwner: async () => {},
    claimsIn: claimsInMessage,
  }
  const newsroom = openNewsroom({
    desk,
    commands,
    newIncident,
    reading: () => ({ read: files.length, total: files.length, faults: [] }),
  })
  const opened = await openHttp({
    host: "127.0.0.1",
    port: 0,
    newsroom,
    preview: previewRoutes(newsroom, operations),
    log,
    newIncident,
    briefings: NO_BRIEFINGS,
    metrics: async () => ({ type: "text/plain", text: "" }),
  })
  if (!opened.ok) throw new Error(opened.problem)
  const { url, close } = opened.server
  return { url, close: () => close().then(() => archive.close()) }
}
