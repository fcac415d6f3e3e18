import { join } from "node:path"
import { arrive, type Story } from "./archive.ts"
import { openBrowser, visit } from "./browser.ts"
import { newsroomWith } from "./newsroom.ts"
import { servePage } from "./serve-page.ts"

/** Takes the picture of two versions from the page itself: `node tests/support/picture-versions.ts` writes .github/versions.png. */
const story = (title: string, ...paragraphs: string[]): Story => ({ slug: "strike", title, paragraphs })
const CRANES =
  "The port handles a tenth of the country's timber, and nobody knows how long the cranes will stand still or what the ships that wait in the estuary will do."
/** Pixels of the page's own paper around them. */
const MARGIN = 28
const TALKS = "Talks are to begin on Friday."
const room = await newsroomWith()
await arrive(
  room.archive,
  "2026-03-02T06:00:00Z",
  story(
    "Dockers walk out",
    "Some 1,200 dockers walked out at Hull harbour on Thursday over pay.",
    TALKS,
    "“We did not want this strike,” Graham Price, the mayor of Hull, said.",
    CRANES,
  ),
)
await arrive(
  room.archive,
  "2026-03-02T07:15:00Z",
  story(
    "Dockers walk out at Hull",
    "Some 1,400 dockers walked out at Hull harbour on Thursday over pay.",
    TALKS,
    "“We wanted this strike,” Graham Price, the mayor of Hull, said.",
    "The union's offices in Leeds were closed.",
    CRANES.replaceAll("'", "’"),
  ),
)
const server = await servePage(room.newsroom)
const browser = await openBrowser()
const options = { viewport: { width: 1200, height: 800 }, deviceScaleFactor: 2, colorScheme: "light" } as const
const { page, complaints } = await visit(browser, `${server.url}/articles/strike?versions=1..2`, options)
const { x = 0, y = 0, width = 0, height = 0 } = (await page.locator(".versions").boundingBox()) ?? {}
const clip = { x: x - MARGIN, y, width: width + 2 * MARGIN, height: height + MARGIN }
await page.screenshot({ path: join(import.meta.dirname, "../../.github/versions.png"), clip, fullPage: true })
await browser.close()
await server.close()
await room.archive.close()
if (complaints.length > 0) throw new Error(complaints.join("\n"))
