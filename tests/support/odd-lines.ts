import fc from "fast-check"
import { HOSTILE } from "./hostile.ts"

/** What people type, and what nobody would: commands and options in pieces, any characters, and far too much of anything. */
const PIECES = [
  ..."/quote /fact /summary /who /articles /help /briefing now preview at:07:30 zone:Nuuk /".split(" "),
  ..."query: speaker: article: since: until: page: context:yes private:yes speaker:khamenei page:-1 page:1e9".split(
    " ",
  ),
  ..."since:2022-02-30 until:0000 article:iran-drones __proto__ constructor: toString:x drones price % %zz ..".split(
    " ",
  ),
  '"',
  "“",
  "\n",
  "\t",
  "\u0000",
  "\u001b[2J",
  "\uD800",
  "x".repeat(3000),
  "é".repeat(12_000),
  "a ".repeat(4000),
]

const piece = fc.oneof(
  fc.constantFrom(...PIECES),
  fc.constantFrom(...HOSTILE),
  fc.string({ unit: "binary", maxLength: 20 }),
)

/** A line as it might be asked. */
export const oddLine = fc
  .tuple(fc.array(piece, { maxLength: 8 }), fc.constantFrom("", " "))
  .map(([pieces, between]) => pieces.join(between))
