import { dateInWords, factLabel, sayingsIn, speakerLine } from "../reply/lines.ts"
import type { Block, Source } from "../reply/reply.ts"
import { textOf } from "../reply/reply.ts"
import { webAddress } from "../text/inert.ts"

type Cited = Extract<Block, { kind: "quote" | "fact" | "excerpt" }>

/** What is said with who says it and where it stands, to be pasted elsewhere. */
export type Citation = { readonly text: string; readonly markdown: string; readonly html: string }

/** The same words in the three forms; only words in quotation marks are a quotation in any of them. */
export function citationOf(block: Cited): Citation {
  const { source } = block
  const url = source.url === undefined ? null : webAddress(source.url)
  const said = linesOf(block)
  const [title, rest] = [source.title, placeOf(source)]
  const linked = url === null ? `*${escaped(title)}*` : `[${escaped(title)}](<${url}>)`
  const named =
    url === null ? `<cite>${encoded(title)}</cite>` : `<cite><a href="${encoded(url)}">${encoded(title)}</a></cite>`
  return {
    text: [...said.map(({ words }) => words), `${title}${rest}${url === null ? "" : `, ${url}`}`].join("\n"),
    markdown: [
      ...said.map(({ words, isQuotation }) => `${isQuotation ? "> " : ""}${escaped(words)}`),
      `${linked}${escaped(rest)}`,
    ].join("\n\n"),
    html: [
      ...said.map(({ words, isQuotation }) =>
        isQuotation ? `<blockquote><p>${encoded(words)}</p></blockquote>` : `<p>${encoded(words)}</p>`,
      ),
      `<p>${named}${encoded(rest)}</p>`,
    ].join("\n"),
  }
}

type Line = { readonly words: string; readonly isQuotation: boolean }
const line = (words: string): Line => ({ words, isQuotation: false })

function linesOf(block: Cited): readonly Line[] {
  if (block.kind === "excerpt") return [line(textOf(block.prose))]
  if (block.kind === "fact") {
    const label = textOf(factLabel(block))
    return [line(`${label === "" ? "" : `${label}: `}${textOf(block.sentence)}`), line(textOf(block.attribution))]
  }
  const said = sayingsIn(block).map(({ label, prose, isQuotation }) => ({
    words: `${label === null || isQuotation ? "" : `${label}: `}${textOf(prose)}`,
    isQuotation,
  }))
  return [...said, line(speakerLine(block)), ...(block.remark ? [line(textOf(block.remark))] : [])]
}

/** ", The Daily Tide, 20 October 2022, Corrected 25 Oct, paragraph 3". */
function placeOf({ kind, outlet, byline, published, corrected, paragraph }: Source): string {
  const parts = [kind, outlet, byline, published && dateInWords(published), corrected, `paragraph ${paragraph}`]
  return parts.flatMap((part) => (part ? [`, ${part}`] : [])).join("")
}

const escaped = (text: string): string => text.replace(/[\\`*_[\]<>#|~]/g, "\\$&")
const encoded = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
