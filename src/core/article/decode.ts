import { isUtf8 } from "node:buffer"
import { lineAt } from "./lines.ts"
import type { Result } from "./problem.ts"
import { faulty, shown } from "./problem.ts"

/** The largest file that is read, in bytes. */
export const LARGEST_FILE = 5 * 1024 * 1024

/** A file's bytes as text, all of it: a byte order mark stays in, so that positions are the file's own. */
export function decode(bytes: Uint8Array): Result<{ readonly text: string }> {
  if (bytes.length > LARGEST_FILE) return tooLarge(bytes.length)
  const [first, second] = bytes
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return UTF_16
  if (bytes.includes(0)) return isUtf16(bytes) ? UTF_16 : HAS_NULS
  if (isIso2022(bytes)) return ISO_2022
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes)
  if (!isUtf8(bytes)) return notUtf8(bytes, text)
  if (!/\S/.test(text)) return faulty(null, "the file is empty", "Add an article to it, or remove it.")
  const garbled = GARBLED.exec(text)
  return garbled ? notAsWritten(text, garbled.index) : { ok: true, text }
}

/**
 * What UTF-8 looks like after something took it for Windows-1252 or Latin-1 ("â€œ", "cafÃ©"), and a mark that was lost
 * altogether, at the beginning of one word and the end of another: whose words they are can no longer be told.
 */
const GARBLED =
  /â€|â\x80[\x80-\xBF]|Ã[\xA0-\xBF]|ðŸ|ï»¿|(?<=^|\s)\uFFFD(?=[\p{L}\p{N}][^\uFFFD\n]{0,2000}[\p{L}\p{P}]\uFFFD(?:\s|$))/mu

function notAsWritten(text: string, at: number) {
  const end = text.slice(at).search(/[\r\n]/)
  return faulty(
    lineAt(text, at),
    `the file's characters are garbled (${shown(text.slice(at, end < 0 ? undefined : at + end))})`,
    "It was saved in one encoding and read in another. Save the original as UTF-8.",
  )
}

const notText = (what: string) => faulty(null, what, "Save it as UTF-8.")
const UTF_16 = notText("the file is UTF-16, not UTF-8")
const HAS_NULS = notText("the file contains NUL characters, so it is not UTF-8 text")
const ISO_2022 = notText("the file is ISO-2022, not UTF-8")

/** Without a mark: NULs stand at even places or at odd ones alone, in Latin text in half of all, in any beside line ends. */
function isUtf16(bytes: Uint8Array): boolean {
  const nuls: [number, number] = [0, 0]
  bytes.forEach((byte, i) => {
    if (byte === 0) nuls[i % 2 === 0 ? 0 : 1]++
  })
  const most = Math.max(...nuls)
  const isOneSided = Math.min(...nuls) * 20 <= most
  const hasLineEnd = Buffer.from(bytes).includes("\n\0") || Buffer.from(bytes).includes("\0\n")
  return bytes.length % 2 === 0 && isOneSided && (hasLineEnd || most * 4 >= bytes.length)
}

/** Its text is ASCII to every decoder; the shifts to a script with two bytes a sign give it away. */
function isIso2022(bytes: Uint8Array): boolean {
  const shift = bytes.indexOf(0x1b)
  return shift >= 0 && bytes[shift + 1] === 0x24 && [0x40, 0x42, 0x28, 0x29].includes(bytes[shift + 2] ?? 0)
}

/** Also for who knows a file's size before its bytes. */
export const tooLarge = (bytes: number) =>
  faulty(
    null,
    `the file is larger than ${LARGEST_FILE / 1024 / 1024} MB (it has ${bytes} bytes)`,
    "Split it, or remove what is not text.",
  )

const BAD = "\uFFFD"

/** Finds the first byte that the decoder could not read: a U+FFFD that the file does not itself hold. */
function notUtf8(bytes: Uint8Array, text: string) {
  let offset = 0
  let from = 0
  let at = text.indexOf(BAD)
  for (; at >= 0; at = text.indexOf(BAD, from)) {
    offset += Buffer.byteLength(text.slice(from, at))
    if (!(bytes[offset] === 0xef && bytes[offset + 1] === 0xbf && bytes[offset + 2] === 0xbd)) break
    offset += 3
    from = at + 1
  }
  return faulty(lineAt(text, at), `the file is not UTF-8 (byte ${offset + 1} is not valid)`, "Save it as UTF-8.")
}
