import { expect, test } from "vitest"
import { articleFromText } from "../../../src/core/article/from-text.ts"
import { readArticle } from "../../../src/core/article/index.ts"
import { foreignLanguage, withLanguage } from "../../../src/core/article/language.ts"
import { detectLanguage } from "../../../src/intake/language.ts"
import { attributions, readingOf } from "../../support/extract.ts"

const read = (text: string, language?: string) =>
  withLanguage(
    { ...articleFromText("test", text).article, ...(language !== undefined && { language }) },
    detectLanguage,
  )

const FRENCH =
  "Le vieux bac de Sarval ne prendra plus la mer avant le printemps, faute de pièces pour son moteur.\n" +
  "« Nous avons cherché partout, personne ne fabrique plus ces soupapes », a déclaré la maire, Élodie Garnier, à la presse.\n" +
  "Les 420 habitants de l'île devront passer par le pont de Brenne. Une pétition a réuni 1 200 signatures en deux jours."
const GERMAN =
  "Die Fähre nach Ostrum fährt seit Montag nicht mehr, weil ein Ersatzteil für den Motor fehlt.\n" +
  "„Wir haben überall gesucht, aber niemand baut diese Ventile noch“, sagte Bürgermeisterin Anke Brandt am Mittwoch.\n" +
  "Für die Bewohner gibt es nun einen Bus über die Brücke. Er braucht fast eine Stunde."
const SPANISH =
  "El transbordador de Almera no saldrá del puerto hasta la primavera porque falta una pieza del motor.\n" +
  "«Hemos buscado por todas partes y nadie fabrica ya esas válvulas», remató el alcalde, Julián Ortega, ante los vecinos."
const ENGLISH =
  "The old ferry to Sarval will not sail before spring, because nobody makes the parts of its engine any more.\n" +
  "“We have looked everywhere,” said the mayor, Ellen Garner, on Wednesday. The 420 islanders will take the bridge."

test.each([
  ["French", FRENCH],
  ["German", GERMAN],
  ["Spanish", SPANISH],
  [
    "Italian",
    "Il traghetto per Sarvo non partirà prima della primavera, perché nessuno costruisce più i pezzi del suo vecchio motore, ha detto il sindaco ai giornalisti.",
  ],
  [
    "Japanese",
    "サルヴァル島への古いフェリーは、エンジンの部品がもう作られていないため、春まで出航しません。町長は水曜日に記者会見で述べた。",
  ],
  [
    "Ukrainian",
    "Старий пором на острів не вийде в море до весни, бо ніхто вже не виробляє деталей для його двигуна, сказала міська голова журналістам у середу.",
  ],
])("an article in %s is known for one", (language, text) => {
  expect(foreignLanguage(read(text))).toBe(language)
})

test.each([
  ["English", ENGLISH],
  ["too short to tell", "« Nous avons cherché partout », a déclaré la maire."],
  [
    "mostly names",
    `${"Élodie Garnier, Jean-Luc Mercier, Amélie Roux, Benoît Lefèvre, ".repeat(8)}dans la salle des fêtes`,
  ],
  [
    "English with French words in it",
    `${ENGLISH}\n« Nous avons cherché partout », she added in French. “That is all that can be said of the ferry.”`,
  ],
  ["figures alone", "12 14 16 18 20 ".repeat(20)],
])("an article that is %s is taken for English", (_, text) => {
  expect(foreignLanguage(read(text))).toBeUndefined()
})

test("of a mixed article the whole body decides", () => {
  const notice =
    "La version française de cet article se trouve plus bas dans la page, après les résultats des courses de la semaine."
  expect(foreignLanguage(read(`${notice}\n${`${ENGLISH}\n`.repeat(6)}`))).toBeUndefined()
  expect(foreignLanguage(read(`${ENGLISH}\n${`${FRENCH}\n`.repeat(6)}`))).toBe("French")
})

test("what the front matter says goes before what the text looks like", () => {
  expect(foreignLanguage(read(FRENCH, "en-GB"))).toBeUndefined()
  expect(foreignLanguage(read(ENGLISH, "pt-BR"))).toBe("Portuguese")
})

test("finding the language makes no new version", () => {
  expect(read(FRENCH).version).toBe(articleFromText("test", FRENCH).article.version)
})

test.each([
  [FRENCH, ["nobody: “Nous avons cherché partout, personne ne fabrique plus ces soupapes”"]],
  [GERMAN, ["nobody: “Wir haben überall gesucht, aber niemand baut diese Ventile noch”"]],
  [SPANISH, ["nobody: “Hemos buscado por todas partes y nadie fabrica ya esas válvulas”"]],
  [
    `${GERMAN}\nDas nennt er »Unfug«, und Brandt fügte hinzu: »Nie!«`,
    ["nobody: “Wir haben überall gesucht, aber niemand baut diese Ventile noch”", "nobody: “Nie!”"],
  ],
])("in another language quotations are found and left to nobody: %s", (text, quotes) => {
  const reading = readingOf(read(text))
  expect(attributions(reading)).toEqual(quotes)
  expect(reading.coverage).toMatchObject({ cast: [], facts: [], summary: [] })
})

test("a quotation that goes on in the next paragraph is one", () => {
  const long = `${FRENCH}\n« Nous attendrons le printemps.\n« Puis nous verrons bien. »`
  expect(attributions(readingOf(read(long))).at(-1)).toBe(
    "nobody: “Nous attendrons le printemps.” […] “Puis nous verrons bien.”",
  )
})

test("a byline and a date above a short text in German do not make it a list of names", () => {
  const text =
    "Hafen öffnet wieder\n\nVon Anna Schmidt, Bo Reed, Eva Brandt\n\n8. November 2026\n\nDer Hafen in Leer hat am Montag nach drei Jahren wieder geöffnet, " +
    "wie die Stadt mitteilte. „Jetzt kommen endlich alle Schiffe zurück“, sagte Eva Brandt.\n"
  const read = readArticle("hafen.txt", Buffer.from(text))
  expect(read.ok && foreignLanguage(withLanguage(read.article, detectLanguage))).toBe("German")
})
