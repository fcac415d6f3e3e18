import { z } from "zod"
import { WORDINGS } from "../../core/verify/verdict.ts"

/** What each tool takes and gives. Lengths of words are in UTF-16 code units. */
const words = (most: number) => z.string().min(1).max(most)
const day = z.string().regex(/^\d{4}(-\d\d(-\d\d)?)?$/, "Write it as 2022-10-20, 2022-10 or 2022.")

const speaker = words(200).optional()
const article = words(300).optional().describe("Only in this article: its slug, or words of its title")

export const VERIFY = {
  text: words(40_000).describe("The quotation to check, or a text with several (at most ten are checked)"),
  speaker: speaker.describe("Who is said to have said it"),
  article,
}

export const FIND = {
  query: words(1000).optional().describe("Words to search for; they don't have to be exact"),
  speaker: speaker.describe("Who said it"),
  article,
  since: day.optional().describe("Only articles from this date onwards"),
  until: day.optional().describe("Only articles up to this date"),
}

export const ARTICLE = { article: words(300).describe("Its slug, or words of its title") }

const source = z.object({
  slug: z.string(),
  title: z.string(),
  outlet: z.string().nullable(),
  byline: z.string().nullable(),
  published: z.string().nullable().describe("As it was printed, as precise as it was printed"),
  url: z.string().nullable(),
  paragraph: z.number(),
  corrected: z.string().nullable().describe("What the article says of its own mistakes, in short"),
})

const finding = z.object({
  kind: z.enum(["quote", "fact", "text"]).describe("text: words of an article that are no quote and no fact"),
  passages: z.array(z.object({ words: z.string(), quoted: z.boolean().describe("In quotation marks in the article") })),
  speaker: z.string().nullable().describe("Null: the article does not say, or not clearly enough"),
  role: z.string().nullable(),
  denied: z.boolean().describe("The speaker says that it is not so"),
  correctedByDesk: z.boolean().describe("The speaker is what the newsroom's desk has set"),
  remark: z.string().nullable(),
  source,
  alsoIn: z
    .object({ articles: z.array(source), more: z.number().describe("Articles that are not listed here") })
    .optional()
    .describe("Other articles with the same statement, in the same words or shortened; the earliest first"),
})

export const FINDINGS = { found: z.array(finding), notes: z.array(z.string()) }

const place = { slug: z.string(), start: z.number(), end: z.number(), text: z.string() }

export const VERDICTS = {
  quotations: z.array(
    z.object({
      text: z.string(),
      claimedSpeaker: z.string().nullable(),
      sentence: z.string().describe("The verdict as an editor would write it"),
      words: z.enum(WORDINGS),
      voice: z.enum(["quoted", "reported", "narrated"]).nullable(),
      speaker: z.enum(["same", "other", "open", "unclaimed"]),
      source: z.object({ ...place, speaker: z.string().nullable() }).nullable(),
      parts: z.array(z.object(place)),
      others: z.array(z.string()),
      changes: z.array(
        z.object({ kind: z.string(), expected: z.string(), found: z.string(), start: z.number(), end: z.number() }),
      ),
      found: z.array(finding),
    }),
  ),
  notes: z.array(z.string()),
}

export const TEXT = {
  slug: z.string(),
  title: z.string(),
  standfirst: z.string().nullable(),
  outlet: z.string().nullable(),
  byline: z.string().nullable(),
  published: z.string().nullable(),
  url: z.string().nullable(),
  corrections: z.array(z.string()),
  paragraphs: z.array(z.string()),
}
