import { describe, expect, test } from "vitest"
import { attributions, extractText } from "../../support/extract.ts"

type Row = readonly [text: string, ...said: string[]]

const saysOnly = (text: string, ...said: readonly string[]) => expect(attributions(extractText(text))).toEqual(said)

describe("the title of a work, a programme or a site is nobody's words", () => {
  test.each<Row>([
    ["“We wait,” Hale said in an interview on KBC’s “Face the Week.”", "Hale: “We wait,”"],
    ["“We wait,” Tom Hale told NTV's “The Late Hour.”", "Tom Hale: “We wait,”"],
    ["Until recently, Cordova answered questions on the marketplace “Revolution.”"],
    ["In her book “A Garden Built in Storm,” Rena Solby wrote of joy."],
    ["In the film “Heat,” Tom Hale waited."],
    ["Tom Hale sang “We Shall Wait” and left."],
    ["The article, headlined “why we wait,” was read aloud."],
    ["In an essay titled “the long wait,” Ann Hale argued that boats are safe.", "Ann Hale: that boats are safe"],
    ["Ann Hale wrote in “The Long Wait” that boats were safe.", "Ann Hale: that boats were safe"],
    ["Hale, the author of “Boats and Men,” said the pier was old.", "Hale: the pier was old"],
    ["Hale told “Good Morning Velden” that the pier was safe.", "Hale: that the pier was safe"],
    ["Hale said “it” was late.", "Hale: “it” was late"],
    ["Ann Hale told the host of “Morning Line” that the pier was safe.", "Ann Hale: that the pier was safe"],
    ["Tom Hale said of “Harbor Lights”: “It is old.”", "Tom Hale: “It is old.”"],
  ])("%s", saysOnly)

  test.each<Row>([
    ["Tom Hale said “Yes.”", "Tom Hale: “Yes.”"],
    ["“Never Again,” Tom Hale said.", "Tom Hale: “Never Again,”"],
    ["Tom Hale warned of “American Ruin.”", "Tom Hale: “American Ruin.”"],
    ["In the film, Tom Hale said: “We wait.”", "Tom Hale: “We wait.”"],
  ])("but capitals alone make no title: %s", saysOnly)
})

describe("what stands on a sign is nobody's words", () => {
  test.each<Row>([
    ["A sign on the door read “Closed for Winter.”"],
    ["She wore a hat that said “Make Boats Great Again”."],
    ["Protesters held banners reading “no more boats” and left."],
    ["The poster, with the words “stay at home”, was torn."],
    ["The man with the sign said “We stay at home.”", "man with the sign: “We stay at home.”"],
  ])("%s", saysOnly)
})

describe("a pronoun alone in marks is nobody's words", () => {
  test.each<Row>([["Tom Hale meant “that”."], ["By “we”, Tom Hale meant the crew."]])("%s", saysOnly)
})
