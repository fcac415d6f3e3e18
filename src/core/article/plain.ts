import type { Span } from "../model.ts"
import type { Copy } from "./body.ts"
import { bodyOf } from "./body.ts"
import { readHead } from "./head.ts"
import { isLineOfItsOwn } from "./head-line.ts"
import { lineAt, linesOf } from "./lines.ts"
import { normalise } from "./normalise.ts"
import { through } from "./origin.ts"
import type { Result } from "./problem.ts"
import { setApart, withApart } from "./set-apart.ts"
import { unwrap } from "./unwrap.ts"

/** A text as it is pasted from a site: lines → paragraphs → head and body. */
export function readPlain(source: string): Result<Copy> {
  const normal = normalise(source)
  const flowing = unwrap(normal.text, isLineOfItsOwn)
  const origin = through(flowing.origin, normal.origin)
  const lineOf = (line: Span) => lineAt(source, origin.toSource(line).start)
  const apart = setApart(flowing.text, linesOf(flowing.text), {})
  const read = readHead(flowing.text, apart.lines, lineOf)
  if (!read.ok) return read
  const body = bodyOf(flowing.text, read.body)
  return { ok: true, head: withApart(read.head, apart), body: { ...body, origin: through(body.origin, origin) } }
}
