import type { Span } from "../model.ts"
import type { Copy } from "./body.ts"
import { bodyOf } from "./body.ts"
import { headFrom, readFrontMatter } from "./front-matter.ts"
import { readHead } from "./head.ts"
import { isLineOfItsOwn } from "./head-line.ts"
import { lineAt, linesOf, startOfLine } from "./lines.ts"
import { normalise } from "./normalise.ts"
import { draftFrom, through } from "./origin.ts"
import type { Result } from "./problem.ts"
import { setApart, withApart } from "./set-apart.ts"
import { unwrap } from "./unwrap.ts"

/** A text as it is pasted from a site, with or without front matter: lines → paragraphs → head and body. */
export function readPlain(source: string): Result<Copy> {
  const front = readFrontMatter(source, false)
  if (!front.ok) return front
  const normal = normalise(source)
  const below = draftFrom(normal.text)
  below.copy(startOfLine(normal.text, front.lines), normal.text.length)
  const rest = below.done()
  const flowing = unwrap(rest.text, isLineOfItsOwn)
  const origin = through(flowing.origin, through(rest.origin, normal.origin))
  const lineOf = (line: Span) => lineAt(source, origin.toSource(line).start)
  const told = headFrom(front.matter)
  const { kind } = front.matter
  const apart = setApart(flowing.text, linesOf(flowing.text), { kind, title: told.title })
  const read = readHead(flowing.text, apart.lines, lineOf, {
    title: told.title,
    byline: told.byline,
    isGiven: told.title !== undefined,
  })
  if (!read.ok) return read
  const body = bodyOf(flowing.text, read.body)
  return {
    ok: true,
    slug: front.matter.slug,
    head: withApart({ ...read.head, ...told }, apart),
    body: { ...body, origin: through(body.origin, origin) },
  }
}
