import { describe, expect, test } from "vitest"
import { attributions, extractText } from "../../support/extract.ts"

/** A sentence with two who speak in it, and whose the words are. */
type Row = readonly [text: string, ...said: string[]]

const readsAs = (text: string, ...said: readonly string[]) => {
  expect(attributions(extractText(text))).toEqual(said)
}

describe("in a clause of its own, the second speaker has the words in marks", () => {
  test.each<Row>([
    [
      "Anna Holt said the pier was “a disgrace”, while Tom Reed said it was “a jewel”.",
      "Anna Holt: the pier was “a disgrace”",
      "Tom Reed: it was “a jewel”",
    ],
    [
      "Anna Holt called the pier “a disgrace” whereas Tom Reed called it “a jewel”.",
      "Anna Holt: the pier “a disgrace”",
      "Tom Reed: it “a jewel”",
    ],
    [
      "Anna Holt said the pier was “a disgrace” after Tom Reed said it was “a jewel”.",
      "Anna Holt: the pier was “a disgrace”",
      "Tom Reed: it was “a jewel”",
    ],
    [
      "Anna Holt called the pier “a disgrace” because Tom Reed had told her it was “rotten”.",
      "Anna Holt: the pier “a disgrace”",
      "Tom Reed: it was “rotten”",
    ],
    [
      "Mayor Anna Holt said the deal was “fair”, even though the union called it “an insult”.",
      "Anna Holt: the deal was “fair”",
      "union: it “an insult”",
    ],
    [
      "The minister said it was “a good day” just hours before the opposition leader called it “a black day”.",
      "minister: it was “a good day”",
      "opposition leader: it “a black day”",
    ],
    [
      "Anna Holt told reporters the pier was “finished” when protesters shouted “shame on you”.",
      "Anna Holt: the pier was “finished”",
      "protesters: “shame on you”",
    ],
    [
      "Dr. Lund described the results as “promising,” although the agency’s own report called them “thin.”",
      "Lund: the results as “promising,”",
      "agency’s own report: them “thin.”",
    ],
    [
      "Carla Mendes said she was “delighted” when her lawyer phoned to say “you are free”.",
      "Carla Mendes: she was “delighted”",
      "her lawyer: “you are free”",
    ],
    [
      "Anna Holt said the vote was “fair” until Tom Reed called it “a sham”.",
      "Anna Holt: the vote was “fair”",
      "Tom Reed: it “a sham”",
    ],
    [
      "Anna Holt said the vote was “rigged” – the mayor said it was “clean”.",
      "Anna Holt: the vote was “rigged”",
      "mayor: it was “clean”",
    ],
    [
      "Anna Holt said the vote was “rigged” (the mayor called it “clean”).",
      "Anna Holt: the vote was “rigged”",
      "mayor: it “clean”",
    ],
    [
      "Anna Holt said the vote was “rigged”, but according to the mayor it was “clean”.",
      "Anna Holt: the vote was “rigged”",
      "mayor: it was “clean”",
    ],
    [
      "According to Anna Holt, the vote was “rigged”, but Tom Reed said it was “clean”.",
      "Anna Holt: the vote was “rigged”",
      "Tom Reed: it was “clean”",
    ],
    [
      "While the mayor called it “a good day,” Tom Reed called it “a dark day.”",
      "mayor: it “a good day,”",
      "Tom Reed: it “a dark day.”",
    ],
    [
      "“We sail,” Anna Holt said after Tom Reed told the crew “we wait”.",
      "Anna Holt: “We sail,”",
      "Tom Reed: “we wait”",
    ],
  ])("%s", readsAs)
})

describe("… and what he replies, is made to say, or is told of as saying", () => {
  test.each<Row>([
    [
      "Anna Holt said she would “never” sail, to which Tom Reed replied that she was “a coward”.",
      "Anna Holt: she would “never” sail",
      "Tom Reed: that she was “a coward”",
    ],
    [
      "Anna Holt said the vote was “rigged”, at which point the mayor shouted “nonsense”.",
      "Anna Holt: the vote was “rigged”",
      "mayor: “nonsense”",
    ],
    [
      "Anna Holt said the vote was “rigged”, which the mayor called “nonsense”.",
      "Anna Holt: the vote was “rigged”",
      "mayor: “nonsense”",
    ],
    [
      "Anna Holt said the vote was “rigged”, a claim that officials called “nonsense”.",
      "Anna Holt: the vote was “rigged”, a claim",
      "officials: “nonsense”",
    ],
    ["Anna Holt said “we sail”, prompting Tom Reed to say “we wait”.", "Anna Holt: “we sail”", "Tom Reed: “we wait”"],
    [
      "Anna Holt said “we sail”, leading Tom Reed to call her “a fool”.",
      "Anna Holt: “we sail”",
      "Tom Reed: her “a fool”",
    ],
    [
      "Tramble said they were “very good” before launching into an attack that led Judge Engel to quip it sounded like a “broken record.”",
      "Tramble: they were “very good” before launching into an attack",
      "Engel: it sounded like a “broken record.”",
    ],
    [
      "Anna Holt said the pier was “safe” despite a report that called it “rotten”.",
      "Anna Holt: the pier was “safe” despite a report",
      "a report: it “rotten”",
    ],
    [
      "Anna Holt said the pier was “safe” despite Tom Reed’s warning that it was “rotten”.",
      "Anna Holt: the pier was “safe” despite Tom Reed’s warning",
      "Tom Reed: that it was “rotten”",
    ],
    [
      "Anna Holt said the vote was “fair”, unlike Tom Reed, who said it was “a sham”.",
      "Anna Holt: the vote was “fair”, unlike Tom Reed",
      "Tom Reed: it was “a sham”",
    ],
    [
      "Anna Holt said she disagreed with Tom Reed, who called the pier “a jewel”.",
      "Anna Holt: she disagreed with Tom Reed",
      "Tom Reed: the pier “a jewel”",
    ],
    ["Anna Holt recalled how Tom Reed told her “we wait”.", "Tom Reed: “we wait”"],
    ["Anna Holt said Tom Reed had told her “we wait”.", "Tom Reed: “we wait”"],
    [
      "Anna Holt said “we sail” when asked whether the pier was “safe”.",
      "Anna Holt: “we sail”",
      "nobody: whether the pier was “safe”",
    ],
    [
      "When Tom Reed asked whether it was “clean”, Anna Holt said it was “rigged”.",
      "Tom Reed: whether it was “clean”",
      "Anna Holt: it was “rigged”",
    ],
  ])("%s", readsAs)
})

describe("what stands within another's clause leaves the rest of it to the first", () => {
  test.each<Row>([
    [
      "Anna Holt said Tom Reed, who called the vote “clean”, was “a fool”.",
      "Anna Holt: Tom Reed […] was “a fool”",
      "Tom Reed: the vote “clean”",
    ],
    [
      "Tom Reed, after Anna Holt called it “clean”, said it was “rigged”.",
      "Anna Holt: it “clean”",
      "Tom Reed: it was “rigged”",
    ],
    [
      "Tom Reed, a critic of what Anna Holt calls “the system”, said it was “rigged”.",
      "Anna Holt: “the system”",
      "Tom Reed: it was “rigged”",
    ],
    [
      "Anna Holt told Tom Reed, who had called it “clean”, that it was “rigged”.",
      "Tom Reed: it “clean”",
      "Anna Holt: that it was “rigged”",
    ],
  ])("%s", readsAs)
})

describe("words right before a tag belong to the tag", () => {
  test.each<Row>([
    [
      "To ease the threat, the officials said, the utility fitted vented lids, “so the gas cannot build up,” Mr. McHale said.",
      "officials: To ease the threat",
      "McHale: “so the gas cannot build up,”",
    ],
    ["Anna Holt said: “We sail,” the Courier reported.", "Anna Holt: “We sail,”"],
  ])("%s", readsAs)
})

describe("a second verb may be left out", () => {
  test.each<Row>([
    ["Ella Quist said “we sail” and Tom Reed “we wait”.", "Ella Quist: “we sail”", "Tom Reed: “we wait”"],
    [
      "Ella Quist said “we sail”, Tom Reed “we wait” and Jo Hill “we go home”.",
      "Ella Quist: “we sail”",
      "Tom Reed: “we wait”",
      "Jo Hill: “we go home”",
    ],
    ["Ella Quist said “we sail” but Tom Reed, her deputy, “we wait”.", "Ella Quist: “we sail”", "Tom Reed: “we wait”"],
    ["Ella Quist called it “a gift”; Tom Reed, “a curse”.", "Ella Quist: it “a gift”", "Tom Reed: “a curse”"],
    [
      "Ella Quist described it as “a gift” and the mayor as “a curse”.",
      "Ella Quist: it as “a gift”",
      "mayor: “a curse”",
    ],
    [
      "Ella Quist said the vote was “rigged”, the mayor that it was “clean”.",
      "Ella Quist: the vote was “rigged”",
      "mayor: that it was “clean”",
    ],
    ["Ella Quist wrote “yes” on the paper and Tom Reed “no”.", "Ella Quist: “yes”", "Tom Reed: “no”"],
    ["Ella Quist called him “a fool” and Tom Reed “a saint”.", "Ella Quist: him “a fool” and Tom Reed “a saint”"],
    [
      "Ella Quist said that Hale was “a fool” and Reed “a liar”.",
      "Ella Quist: that Hale was “a fool” and Reed “a liar”",
    ],
  ])("%s", readsAs)
})

describe("one speaker may have words in marks in several clauses", () => {
  test.each<Row>([
    [
      "Anna Holt said she was “not afraid” and that she “would never” leave.",
      "Anna Holt: she was “not afraid” and that she “would never” leave",
    ],
    [
      "Anna Holt said the plan was “bold” because it was “what the town wanted”.",
      "Anna Holt: the plan was “bold” because it was “what the town wanted”",
    ],
    [
      "Anna Holt said the deal was “fair” while noting that it was “not perfect”.",
      "Anna Holt: the deal was “fair” while noting that it was “not perfect”",
    ],
    ["Anna Holt said it showed “courage” to sail.", "Anna Holt: it showed “courage” to sail"],
    [
      "Anna Holt, the mayor, said Reed’s “reckless order” had caused fear.",
      "Anna Holt: Reed’s “reckless order” had caused fear",
    ],
  ])("%s", readsAs)
})

describe("a noun tells whose words they are", () => {
  test.each<Row>([
    [
      "Anna Holt said it was “rigged” following a statement by Tom Reed that it was “clean”.",
      "Anna Holt: it was “rigged” following a statement by Tom Reed",
      "Tom Reed: that it was “clean”",
    ],
    [
      "Anna Holt said “we sail”, drawing the retort from Tom Reed that she was “a fool”.",
      "Anna Holt: “we sail”, drawing the retort from Tom Reed",
      "Tom Reed: that she was “a fool”",
    ],
    [
      "Anna Holt said it was “rigged” in reply to Tom Reed, who had called it “clean”.",
      "Anna Holt: it was “rigged” in reply to Tom Reed",
      "Tom Reed: it “clean”",
    ],
    [
      "Anna Holt told the Courier the vote was “rigged”, despite officials insisting it was “clean”.",
      "Anna Holt: the vote was “rigged”",
      "officials: it was “clean”",
    ],
    [
      "Anna Holt said the vote was “fair”, a day after Tom Reed had branded it “a sham”.",
      "Anna Holt: the vote was “fair”",
      "Tom Reed: it “a sham”",
    ],
    [
      "Anna Holt said the vote was “rigged”, only for the mayor to reply “nonsense”.",
      "Anna Holt: the vote was “rigged”",
      "mayor: “nonsense”",
    ],
    ["Anna Holt attacked Tom Reed after he called her “a liar”.", "Tom Reed: her “a liar”"],
  ])("%s", readsAs)
})

describe("more ways in which a second one speaks", () => {
  test.each<Row>([
    [
      "Senator Diaz said the bill was “dead on arrival”, prompting Speaker Cole to retort that it was “very much alive”.",
      "Diaz: the bill was “dead on arrival”",
      "Cole: that it was “very much alive”",
    ],
    ["Senator Diaz says she was told “you are finished” by Speaker Cole.", "Cole: “you are finished”"],
    ["Anna Holt was called “a liar” by Tom Reed.", "Tom Reed: “a liar”"],
    [
      "The plan is “bold”, according to Senator Diaz, and “mad”, according to Speaker Cole.",
      "Diaz: The plan is “bold”",
      "Cole: “mad”",
    ],
    ["Senator Diaz quoted Speaker Cole: “The plan is bold.”", "Cole: “The plan is bold.”"],
    ["Senator Diaz ridiculed Speaker Cole’s boast that the plan was “bold”.", "Cole: that the plan was “bold”"],
    ["Senator Diaz said her husband calls her “the boss”.", "her husband: her “the boss”"],
    [
      "Whereas Anna Holt says the pier is “safe”, Tom Reed says it is “rotten”, and the mayor calls it “old”.",
      "Anna Holt: the pier is “safe”",
      "Tom Reed: it is “rotten”",
      "mayor: it “old”",
    ],
    ["“We sail,” Anna Holt said, before Tom Reed interrupted: “We wait.”", "Anna Holt: “We sail,”"],
  ])("%s", readsAs)
})

test("whose order is quoted has not spoken: “he” is who spoke of it", () => {
  readsAs(
    "Park Ji-won, the opposition leader, said Chung’s “reckless order” had caused fear.\n\n“Our democracy is being wrecked,” he said Friday.",
    "Park Ji-won: Chung’s “reckless order” had caused fear",
    "Park Ji-won: “Our democracy is being wrecked,”",
  )
})
