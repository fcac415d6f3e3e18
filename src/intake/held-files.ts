import type { Hold } from "../core/article/hold.ts"
import { lookInto } from "./folder.ts"
import { heldIn, type ReadingPlace } from "./reading.ts"

/** The folder's files that are held back now, by name; none where it cannot be read, which is told elsewhere. */
export async function heldFiles(
  place: ReadingPlace,
): Promise<readonly { readonly file: string; readonly hold: Hold }[]> {
  const seen = await lookInto(place.dir).catch(() => new Map<string, never>())
  const found: { readonly file: string; readonly hold: Hold }[] = []
  for (const [file, one] of seen) {
    const hold = await heldIn(place, file, one)
    if (hold) found.push({ file, hold })
  }
  return found
}
