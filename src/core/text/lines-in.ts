/**
 * The lines of a stream of UTF-8, without their ends; linear however long they are. Only \n ends a line (and a \r before
 * it goes with it): readline would also break at U+2028, which may stand in JSON. A byte order mark is no part of it.
 */
export async function* linesIn(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let parts: string[] = []
  const line = () => {
    const whole = parts.join("")
    parts = []
    return whole.endsWith("\r") ? whole.slice(0, -1) : whole
  }
  for await (const chunk of chunks) {
    const [head = "", ...rest] = decoder.decode(chunk, { stream: true }).split("\n")
    parts.push(head)
    for (const next of rest) {
      yield line()
      parts.push(next)
    }
  }
  parts.push(decoder.decode())
  if (parts.some((part) => part !== "")) yield line()
}
