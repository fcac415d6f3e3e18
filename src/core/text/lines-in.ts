/**
 * The lines of a stream of UTF-8, without their ends; linear however long they are. Only \n ends a line (and a \r before
 * it goes with it): readline would also break at U+2028, which may stand in JSON. A byte order mark is no part of it.
 */
export async function* linesIn(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  for await (const line of byteLinesIn(chunks)) yield decoder.decode(line)
}

/** The same lines as bytes, which need not be UTF-8; of a line without end its beginning alone is kept. */
export async function* byteLinesIn(chunks: AsyncIterable<Uint8Array>, longest = LONGEST): AsyncGenerator<Uint8Array> {
  let parts: Uint8Array[] = []
  let length = 0
  const add = (part: Uint8Array) => {
    if (length < longest) parts.push(part)
    length += part.length
  }
  const line = () => {
    const whole = parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts)
    parts = []
    length = 0
    return whole.at(-1) === RETURN ? whole.subarray(0, -1) : whole
  }
  for await (const chunk of chunks) {
    let from = 0
    for (let end = chunk.indexOf(NEW_LINE); end >= 0; end = chunk.indexOf(NEW_LINE, from)) {
      add(chunk.subarray(from, end))
      yield line()
      from = end + 1
    }
    if (from < chunk.length) add(chunk.subarray(from))
  }
  if (parts.length > 0) yield line()
}

/** Bytes that no line of an article or a document has. */
const LONGEST = 64 * 1024 * 1024
const NEW_LINE = 0x0a
const RETURN = 0x0d
