import { cut } from "../text/cut.ts"
import { type Prose, type Run, textOf } from "./reply.ts"

/** Inside the marks, as a newspaper shows that words were left out. */
export const CUT_QUOTE = " […]"

/** Prose of at most `room` UTF-16 units, `mark` for what is left out; the mark alone where there is no room for more. */
export function cutProse(prose: Prose, room: number, mark = "…"): Prose {
  if (textOf(prose).length <= room) return prose
  const kept: Run[] = []
  let left = room
  for (const run of prose) {
    if (run.text.length + mark.length > left) return [...kept, { ...run, text: cut(`${run.text}${mark}`, left, mark) }]
    kept.push(run)
    left -= run.text.length
  }
  return kept
}
