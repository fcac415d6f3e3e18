import { describe, expect, test } from "vitest"
import { attributions, extractText } from "../../support/extract.ts"

/** A sentence as a journalist writes it, and who is reported to have said what in it. */
type Row = readonly [text: string, ...said: string[]]

const readsAs = (text: string, ...said: readonly string[]) => {
  expect(attributions(extractText(text))).toEqual(said)
}

describe("a verb in another sense says nothing", () => {
  test.each([
    "Di Evans found her keys under the boat.",
    "Di Evans found it odd to wait.",
    "Di Evans found her voice.",
    "Di Evans showed up at noon.",
    "Di Evans showed the guard her pass.",
    "Di Evans has shown great courage.",
    "Di Evans called her mother.",
    "Di Evans called Bo Reed on Monday.",
    "Di Evans called off the race.",
    "The firm called Harbour Works closed.",
    "Di Evans described the thief to the police.",
    "Di Evans labelled the jars.",
    "Di Evans dubbed the film.",
    "Di Evans learned to sail in 2001.",
    "Di Evans knows how to sail.",
    "Di Evans knew the town.",
    "Di Evans saw a boat leave the pier.",
    "Di Evans spelled the word.",
    "Di Evans repeated the year at school.",
    "Di Evans maintains a boat and two cars.",
    "Mr Mabena is a despot whose readiness to use violence to maintain power ruined one of the richest states.",
    "Di Evans highlighted the line in yellow.",
    "Di Evans posed for pictures.",
    "Di Evans posted a picture of the pier.",
    "Di Evans read a book about the pier.",
    "Di Evans discovered a wreck.",
    "Di Evans added sugar.",
    "Di Evans went on holiday.",
    "Di Evans recalled the boats to port.",
    "Di Evans outlined the harbour on a map.",
    "Di Evans agreed to a delay.",
    "Di Evans defended him.",
    "Considering the cost, Di Evans stayed at home.",
    "Di Evans told a crowd that gathered on the pier.",
    "In the two states that lead the race the pier is closed.",
  ])("%s", (text) => {
    readsAs(text)
  })
})

describe("the same verb in the frame in which it reports", () => {
  test.each<Row>([
    ["Di Evans found that the pier was old.", "Di Evans: that the pier was old"],
    ["A study found the pier was old.", "A study: the pier was old"],
    ["A study found wide support for the pier.", "A study: wide support for the pier"],
    ["Records show that the pier was sold.", "Records: that the pier was sold"],
    ["The poll shows how many like the pier.", "poll: how many like the pier"],
    ["Di Evans called the pier a disgrace.", "Di Evans: the pier a disgrace"],
    ["Di Evans called it unsafe.", "Di Evans: it unsafe"],
    ["Di Evans called for closing the pier.", "Di Evans: closing the pier"],
    ["Di Evans called the plan, a first for Velden, “a mess”.", "Di Evans: the plan, a first for Velden, “a mess”"],
    ["Di Evans described the pier as unsafe.", "Di Evans: the pier as unsafe"],
    ["Di Evans labelled the pier “a jewel”.", "Di Evans: the pier “a jewel”"],
    ["Di Evans learned that the pier was sold.", "Di Evans: that the pier was sold"],
    ["Di Evans repeated that the pier was old.", "Di Evans: that the pier was old"],
    ["“The pier is old,” Di Evans repeated.", "Di Evans: “The pier is old,”"],
    ["“The pier is old,” Di Evans recalled last week.", "Di Evans: “The pier is old,”"],
    ["Di Evans maintains that the pier is safe.", "Di Evans: that the pier is safe"],
    ["Di Evans went on: “The pier is old.”", "Di Evans: “The pier is old.”"],
    ["Di Evans signalled that she would go.", "Di Evans: that she would go"],
  ])("%s", readsAs)
})

describe("whoever is asked or hopes to say something has not said it", () => {
  test.each([
    "Wallis pressed Tramble to acknowledge the differing values in his statements.",
    "Wallis ended by asking Tramble to confirm that he did not believe the figures were inflated.",
    "Di Evans urged Bo Reed to admit that the pier was old.",
    "Di Evans begged him to say that the pier was safe.",
    "Di Evans wants Bo Reed to say the pier is safe.",
    "Di Evans allowed Bo Reed to say that the pier was safe.",
    "Di Evans planned to say that the pier was safe.",
    "Di Evans failed to mention that the pier was old.",
    "Di Evans failed to realise that the pier was old.",
    "Di Evans forgot to mention that the pier was old.",
    "Di Evans did not go on to say that the pier was old.",
    "Di Evans doesn't seem to understand that the pier is old.",
    "Di Evans refuses to acknowledge that the pier is old.",
    "Di Evans never realised that the pier was old.",
    "Di Evans left without saying that the pier was old.",
    "Di Evans denies she ever said the pier was safe.",
    "Those who believe that the pier is safe came.",
    "Not once did Di Evans say that the pier was old.",
    "Instead of saying “no,” Di Evans left.",
    "Di Evans chose not to say that the pier was old.",
    "Di Evans no longer says that the pier is old.",
    "Di Evans was unable to say whether the pier was old.",
    "Di Evans claims not to know that the pier is old.",
  ])("%s", (text) => {
    readsAs(text)
  })
})

describe("whoever goes on, or is made, to say something says it", () => {
  test.each<Row>([
    ["Di Evans went on to say the pier was old.", "Di Evans: the pier was old"],
    ["Di Evans took to Twitter to say the pier was old.", "Di Evans: the pier was old"],
    ["Di Evans was quick to point out that the pier was old.", "Di Evans: that the pier was old"],
    ["Di Evans was forced to admit that the pier was old.", "Di Evans: that the pier was old"],
    ["Di Evans did not hesitate to say the pier was old.", "Di Evans: the pier was old"],
    ["The vote led Di Evans to say the pier was old.", "Di Evans: the pier was old"],
    ["The vote prompted her to say the pier was old.", "nobody: the pier was old"],
  ])("%s", readsAs)
})

describe("a participle belongs to its own doer", () => {
  test.each<Row>([
    [
      "Nethan spoke to the chamber on Monday, an appearance arranged by its leaders and criticized by the Ortiz government.",
    ],
    ["The council received messages criticizing Di Evans."],
    ["Di Evans received messages criticizing her, calling her “a coward”.", "messages: her “a coward”"],
    ["The plan, described by Bo Reed as “mad”, was dropped."],
    ["A practice condemned by doctors was stopped."],
    ["Di Evans sent an email saying the pier was old.", "Di Evans: the pier was old"],
    ["Di Evans received an email saying the pier was old.", "an email: the pier was old"],
    ["Di Evans released a statement calling the pier “a jewel”.", "Di Evans: the pier “a jewel”"],
    ["Noting that the pier has been closed, Di Evans left.", "Di Evans: that the pier has been closed"],
  ])("%s", readsAs)
})

describe("the head of a noun phrase speaks, not the noun beside the verb", () => {
  test.each<Row>([
    ["The resignation of the minister Di Evans, who said the pier was old, came late.", "Di Evans: the pier was old"],
    ["The leader of the Greens, who said the pier was old, left.", "leader of the Greens: the pier was old"],
    ["The council closed the pier after the group Safe Water said it was old.", "Safe Water: it was old"],
    ["The pier shut after the campaign group Clean Seas warned it was old.", "Clean Seas: it was old"],
    ["Di Evans’s supporter Bo Reed told the court that the pier was old.", "Bo Reed: that the pier was old"],
    ["A supporter of Di Evans said the pier was old.", "A supporter of Di Evans: the pier was old"],
    ["The Center on Piers and Boats calls the pier unsafe.", "Center on Piers and Boats: the pier unsafe"],
  ])("%s", readsAs)
})

describe("nouns of fear and hope are somebody's or nobody's", () => {
  test.each<Row>([
    ["Fears that the pier would fall grew."],
    ["There are concerns that the pier is unsafe."],
    ["Di Evans gave reasons that the pier should close."],
    ["The storm raised fears that the pier would fall."],
    ["The promise that the pier would open was broken."],
    ["Di Evans voiced fears that the pier would fall.", "Di Evans: that the pier would fall"],
  ])("%s", readsAs)
})

describe("plain statements are found", () => {
  test.each<Row>([
    [
      "On Wednesday, Hasan said shortly after the crew left, someone took a report.",
      "Hasan: shortly after the crew left, someone took a report",
    ],
    ["Di Evans said if the pier fell, the town would suffer.", "Di Evans: if the pier fell, the town would suffer"],
    [
      "The quality that made neon poor for rooms made it perfect for signs, Mirand notes.",
      "Mirand: The quality that made neon poor for rooms made it perfect for signs",
    ],
    [
      "The findings give new insights, say the researchers, and they bring us closer to an answer.",
      "researchers: The findings give new insights […] and they bring us closer to an answer",
    ],
    ["The pier is old, say its owners.", "its owners: The pier is old"],
    ["In Dr. Shadwell’s words, “Could it be tied to awareness?”", "Shadwell: “Could it be tied to awareness?”"],
    ["The pier is, in Di Evans’s words, “a jewel.”", "Di Evans: “a jewel.”"],
    [
      "But Mr. Frank warns that when the economy weakens, the government will find it harder to cut taxes.",
      "Frank: that when the economy weakens, the government will find it harder to cut taxes",
    ],
  ])("%s", readsAs)
})

describe("behind “and” a verb goes on with the one of its own tense", () => {
  test.each<Row>([
    [
      "Di Evans said that the town would leave and suggested that it was late.",
      "Di Evans: that the town would leave",
      "Di Evans: that it was late",
    ],
    [
      "Di Evans tells voters that Bo Reed marched in 1963 and says he is old.",
      "Di Evans: that Bo Reed marched in 1963",
      "Di Evans: he is old",
    ],
    ["Di Evans met survivors and relatives of people killed on Thursday and said she wept.", "Di Evans: she wept"],
  ])("%s", readsAs)
})

test("a statement told inside another's words is no second one", () => {
  readsAs("Di Evans said a study shows the pier is old.", "Di Evans: a study shows the pier is old")
  readsAs("Di Evans says the council believes that it is safe.", "Di Evans: the council believes that it is safe")
})

describe("a line of another language names no speaker", () => {
  test.each([
    "El ministro remató: “Si el Gobierno es nuestro, lo convocamos”.",
    "La ministra añadió: “Si el Gobierno es nuestro, lo convocamos”.",
    "Der Minister sagte: “Wir gehen jetzt alle nach Hause”.",
    "Il presidente ha detto: “Andiamo a casa tutti insieme”.",
    "De minister zei: “Wij gaan nu allemaal naar huis”.",
    "Ministern sade: “Vi går hem nu allihopa”.",
  ])("%s", (text) => {
    expect(extractText(text).coverage.utterances.map(({ speaker }) => speaker)).toEqual([null])
  })
})
