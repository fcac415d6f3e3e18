import { type Random, randomFrom } from "../support/random.ts"
import { storiesOf, textsOf } from "./corpus.ts"
import type { Setting } from "./engine-run.ts"
import { rowsOf } from "./engines.ts"
import { type KnownItem, knownItem, SLIPS, type Told } from "./known-items.ts"

/** Known items, class by class in turn, of snippets from all over; for each `seed` others. */
export function itemsOf({ size, texts, each, half }: Setting, seed = 1): readonly KnownItem[] {
  const { held } = textsOf(texts)
  const random = randomFrom(size + seed)
  const sample = sampled(size, held, each * SLIPS.length * 4, random)
  const classes = SLIPS.map((slip) => {
    const items: KnownItem[] = []
    while (items.length < each) {
      const item = knownItem(random.pick(sample), slip, held, random)
      if (item) items.push(item)
    }
    return items.filter((_, i) => half === undefined || (i % 2 === 0) === (half === "a"))
  })
  return (classes[0] ?? []).flatMap((_, i) => classes.flatMap((items) => items.slice(i, i + 1)))
}

/** So many snippets, each as likely as any other. */
function sampled(size: number, held: readonly string[], count: number, random: Random): readonly Told[] {
  const sample: Told[] = []
  let seen = 0
  for (const story of storiesOf(held, size))
    for (const told of rowsOf(story)) {
      const place = seen < count ? seen : random.below(seen + 1)
      if (place < count) sample[place] = told
      seen++
    }
  return sample
}
