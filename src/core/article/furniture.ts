/** What a site puts around its articles: no words of the article. Only what is certainly that is left out of the text. */
import { captionsAmong, isCaption } from "./furniture-captions.ts"
import { isPageLine } from "./furniture-lines.ts"
import { isNote } from "./furniture-notes.ts"

/** Whether the line is furniture wherever it stands. */
export const isFurniture = (line: string): boolean => isPageLine(line) || isCaption(line) || isNote(line)

/**
 * Which of so many lines are furniture, by themselves or beside their neighbours. The first line may be a headline that
 * looks like a link or a credit ("Watch: Pier opens"), so that only a menu's words are left out there.
 */
export function furnitureAmong(count: number, wordsOf: (i: number) => string): ReadonlySet<number> {
  const found = new Set(captionsAmong(count, wordsOf))
  let isFirst = true
  for (let i = 0; i < count; i++) {
    const words = wordsOf(i)
    const isHere = isFirst ? isPageLine(words) : isFurniture(words)
    if (isHere) found.add(i)
    else isFirst = false
  }
  return found
}
