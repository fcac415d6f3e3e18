import { beforeAll, expect, test } from "vitest"
import { articleMarkup } from "../../src/adapters/preview/article.ts"
import { articleLine } from "../../src/adapters/preview/library.ts"
import { readArticle } from "../../src/core/article/index.ts"
import { withLanguage } from "../../src/core/article/language.ts"
import { detectLanguage } from "../../src/intake/language.ts"
import { HARBOUR_STRIKE } from "../support/archive.ts"
import { type Reading, readingOf } from "../support/extract.ts"
import { newsroomWith } from "../support/newsroom.ts"

const FILE = `---
title: Le bac de Sarval à quai
published: 2026-03-01
---

Le vieux bac de Sarval ne prendra plus la mer avant le printemps, faute de pièces pour son moteur.

« Nous avons cherché partout, personne ne fabrique plus ces soupapes », a déclaré la maire, Élodie Garnier, à la presse.
`

let foreign: Reading
let room: Awaited<ReturnType<typeof newsroomWith>>
beforeAll(async () => {
  const read = readArticle("bac.md", new TextEncoder().encode(FILE))
  if (!read.ok) throw new Error(JSON.stringify(read.problem))
  foreign = readingOf(withLanguage(read.article, detectLanguage))
  room = await newsroomWith(foreign, HARBOUR_STRIKE)
})

test.each([
  [
    "/quote soupapes",
    "“Nous avons cherché partout, personne ne fabrique plus ces soupapes” — in French: speakers are not identified",
  ],
  [
    "/articles sarval",
    "Le bac de Sarval à quai · 1 March 2026 · in French: speakers are not identified · 1 quote, 0 facts",
  ],
  ["/summary bac", "In French: only English articles are summarised."],
])("of an article in French %s says so", async (line, words) => {
  expect((await room.transcript(line)).replace(/\s+/g, " ")).toContain(words)
})

test("the page says it, and sets the article's text in its own language", () => {
  const { markup } = articleMarkup(foreign)
  expect(markup).toContain("in French: speakers are not identified")
  expect(markup).toMatch(/<h1 lang="fr">/)
  expect(markup).toMatch(/<div class="body" lang="fr">/)
  expect(markup).toMatch(/<ul class="notes" lang="en"/)
  expect(markup).toContain("Speakers not identified in this language")
  const head = { ...foreign.article, quotes: 1, facts: 0 }
  expect(articleLine(head).markup).toContain("in French: speakers are not identified")
})
