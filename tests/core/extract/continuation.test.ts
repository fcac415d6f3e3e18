import { describe, expect, test } from "vitest"
import { attributions, extractText } from "../../support/extract.ts"

type Row = readonly [text: string, ...said: string[]]
const saysOnly = (text: string, ...said: readonly string[]) => expect(attributions(extractText(text))).toEqual(said)

describe("a quotation without a verb goes on with who spoke", () => {
  test.each<Row>([
    ["“We wait,” Anna Reed said. “The boat is late.”", "Anna Reed: “We wait,” […] “The boat is late.”"],
    ["“We wait,” Anna Reed said.\n“The boat is late.”", "Anna Reed: “We wait,”", "Anna Reed: “The boat is late.”"],
    [
      "“Where is the boat?” Anna Reed said.\n“It was due at noon.”",
      "Anna Reed: “Where is the boat?”",
      "Anna Reed: “It was due at noon.”",
    ],
    ["Anna Reed made the following comment:\n“The boat is late.”", "Anna Reed: “The boat is late.”"],
    ["Anna Reed then had a question for the crew.\n“Who is late?”", "Anna Reed: “Who is late?”"],
    [
      "“We wait,” Anna Reed said. Now, “we have waited for the boat for two whole days.”",
      "Anna Reed: “We wait,”",
      "Anna Reed: “we have waited for the boat for two whole days.”",
    ],
    [
      "The fee is old, Anna Reed said, but “we never asked for it.”",
      "Anna Reed: The fee is old […] “we never asked for it.”",
    ],
    ["Anna Reed said on Monday, in reference to the boat, “It is late again.”", "Anna Reed: “It is late again.”"],
  ])("%s", saysOnly)
})

describe("and with nobody where another may have said it", () => {
  test.each<Row>([
    ["“Is it late?” Anna Reed asked.\n“It is.”", "Anna Reed: “Is it late?”", "nobody: “It is.”"],
    ["“We wait,” Anna Reed said.\n‘Late again.’", "Anna Reed: “We wait,”", "nobody: “Late again.”"],
    ["“We wait,” Anna Reed said.\n“LATE AGAIN”", "Anna Reed: “We wait,”", "nobody: “LATE AGAIN”"],
    [
      "“We wait,” Anna Reed said.\n“the boat is late and nobody knows why”\n“I say the boat is late and nobody knows why it is,” Bo Holt said.",
      "Anna Reed: “We wait,”",
      "nobody: “the boat is late and nobody knows why”",
      "Bo Holt: “I say the boat is late and nobody knows why it is,”",
    ],
    ["Anna Reed is due in Velden later this month.\n“The boat is late.”", "nobody: “The boat is late.”"],
    [
      "“We wait,” Anna Reed said. The crew had to find out that “the boat was late for the fifth time this year.”",
      "Anna Reed: “We wait,”",
      "nobody: “the boat was late for the fifth time this year.”",
    ],
  ])("%s", saysOnly)
})

test("an exclamation is a sentence of its own where the verb behind it is no verb of saying", () => {
  saysOnly(
    "“We wait,” Anna Reed said. “No more boats!” The mayor went a step further and sank one.",
    "Anna Reed: “We wait,” […] “No more boats!”",
  )
})

describe("“adding …” behind a comma is said by whoever spoke, not by what stands nearest", () => {
  test.each<Row>([
    [
      "Reed said the boat that sank in May was old, adding: “We told them.”",
      "Reed: the boat that sank in May was old",
      "Reed: “We told them.”",
    ],
    [
      "The spokesman said there was no call planned with Hale, adding: “We wait.”",
      "spokesman: there was no call planned with Hale",
      "spokesman: “We wait.”",
    ],
  ])("%s", saysOnly)
})
