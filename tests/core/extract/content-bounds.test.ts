import { describe, expect, test } from "vitest"
import { attributions, extractText } from "../../support/extract.ts"

/** A sentence, and how far what is reported in it goes. */
type Row = readonly [text: string, ...said: string[]]

const readsAs = (text: string, ...said: readonly string[]) => {
  expect(attributions(extractText(text))).toEqual(said)
}

describe("a reported statement ends before what the speaker did next", () => {
  test.each<Row>([
    ["Anna Holt said the pier was unsafe and handed the keys to her deputy.", "Anna Holt: the pier was unsafe"],
    ["Anna Holt said the pier was unsafe and walked out.", "Anna Holt: the pier was unsafe"],
    ["Anna Holt said the pier was unsafe, then left the room.", "Anna Holt: the pier was unsafe"],
    ["Anna Holt said the pier was unsafe then left the room.", "Anna Holt: the pier was unsafe"],
    ["Anna Holt said the pier was unsafe before leaving.", "Anna Holt: the pier was unsafe"],
    ["Anna Holt told reporters the pier was unsafe and drove away.", "Anna Holt: the pier was unsafe"],
    ["Anna Holt claimed that the pier was unsafe and sued the council.", "Anna Holt: that the pier was unsafe"],
    ["Anna Holt denied that the pier was unsafe and hugged her deputy.", "Anna Holt denies: that the pier was unsafe"],
    ["Anna Holt says the pier is unsafe and shrugs.", "Anna Holt: the pier is unsafe"],
    ["Anna Holt said the pier was unsafe as she boarded the boat.", "Anna Holt: the pier was unsafe"],
    ["Anna Holt said the pier was unsafe after inspecting it.", "Anna Holt: the pier was unsafe"],
    ["Anna Holt said the pier was unsafe, handing the keys to her deputy.", "Anna Holt: the pier was unsafe"],
    ["Anna Holt said the pier was unsafe and 300 people signed a petition.", "Anna Holt: the pier was unsafe"],
    ["Anna Holt said the pier would close and thanked the crew.", "Anna Holt: the pier would close"],
    ["Anna Holt said the pier was “unsafe” before she boarded the ferry.", "Anna Holt: the pier was “unsafe”"],
    ["Anna Holt called the pier “a disgrace” and walked out.", "Anna Holt: the pier “a disgrace”"],
    ["Anna Holt promised to close the pier and left the room.", "Anna Holt: to close the pier"],
  ])("%s", readsAs)
})

describe("what can be done by whom it tells of is still said", () => {
  test.each<Row>([
    ["Anna Holt said the men broke in and left.", "Anna Holt: the men broke in and left"],
    ["Anna Holt said she was tired and went to bed.", "Anna Holt: she was tired and went to bed"],
    ["Anna Holt said the pier was unsafe and should be shut.", "Anna Holt: the pier was unsafe and should be shut"],
    ["Anna Holt said the boat was old and leaked.", "Anna Holt: the boat was old and leaked"],
    [
      "Anna Holt said the storm hit the pier and killed two people.",
      "Anna Holt: the storm hit the pier and killed two people",
    ],
    ["Anna Holt said prices fell and wages rose.", "Anna Holt: prices fell and wages rose"],
    ["Anna Holt promised to close the pier and build a new one.", "Anna Holt: to close the pier and build a new one"],
    [
      "Anna Holt said the pier was unsafe after it was hit by a storm.",
      "Anna Holt: the pier was unsafe after it was hit by a storm",
    ],
  ])("%s", readsAs)
})

describe("the writer's own clause is nobody's words", () => {
  test.each<Row>([
    ["Mayor Anna Holt told me I “should not park there” but I will.", "Anna Holt: “should not park there”"],
    ["Anna Holt told me I “should not park there” and I laughed.", "Anna Holt: “should not park there”"],
    [
      "“I thought, why not here?” Anna Holt told me when I visited the lab in Turin.",
      "Anna Holt: “I thought, why not here?”",
    ],
    ["Anna Holt said the pier was safe when I visited her in May.", "Anna Holt: the pier was safe"],
    ["“It is safe,” Anna Holt told us as we walked across it.", "Anna Holt: “It is safe,”"],
    [
      "Cracks form when water freezes, said Joe Carbon, who works for the roads department, where he is known as the pothole chief.",
      "Joe Carbon: Cracks form when water freezes",
    ],
    ["The pier was safe, said Anna Holt, whose father built it.", "Anna Holt: The pier was safe"],
    ["The pier was safe, said Anna Holt, which surprised the council.", "Anna Holt: The pier was safe"],
    [
      "Anna Holt said the pier would close next year — a plan the council has often rejected.",
      "Anna Holt: the pier would close next year",
    ],
    ["Anna Holt said the pier would close, which angered the union.", "Anna Holt: the pier would close"],
  ])("%s", readsAs)
})

describe("when and where something was said is no part of it", () => {
  test.each<Row>([
    [
      "After 20 years of hostile relations, the government plans to lift sanctions, administration officials said late Thursday.",
      "administration officials: After 20 years of hostile relations, the government plans to lift sanctions",
    ],
    ["The pier will close, Anna Holt said early Monday.", "Anna Holt: The pier will close"],
    ["The pier will close, Anna Holt said hours later.", "Anna Holt: The pier will close"],
    ["“It is safe,” Anna Holt said late Thursday.", "Anna Holt: “It is safe,”"],
    ["Officials said late Thursday the pier was safe.", "Officials: the pier was safe"],
    ["Officials said last month the pier was safe.", "Officials: the pier was safe"],
    ["Anna Holt called the pier “a disgrace” during a rally in Leith.", "Anna Holt: the pier “a disgrace”"],
    ["Anna Holt called the pier “a disgrace” in a tweet on Tuesday.", "Anna Holt: the pier “a disgrace”"],
    ["Anna Holt described the pier as “safe,” which is what she always says.", "Anna Holt: the pier as “safe,”"],
    ["Anna Holt shouted “You lie!” at the mayor.", "Anna Holt: “You lie!”"],
    ["Walking into the room to a chorus of “Anna! Anna!,” Anna Holt said she was glad.", "Anna Holt: she was glad"],
  ])("%s", readsAs)
})

describe("a comma does not end half a statement", () => {
  test.each<Row>([
    [
      "But Mr. Frank warns that when the economy weakens, the government will find it harder to cut taxes.",
      "Frank: that when the economy weakens, the government will find it harder to cut taxes",
    ],
    [
      "Anna Holt argued that although the pier is old, it is safe.",
      "Anna Holt: that although the pier is old, it is safe",
    ],
    [
      "Before she left, Anna Holt said that, although old, the pier was safe.",
      "Anna Holt: that, although old, the pier was safe",
    ],
    [
      "Anna Holt said the pier would close, but that it would open again.",
      "Anna Holt: the pier would close, but that it would open again",
    ],
    ["Anna Holt said she had not left, but was only resting.", "Anna Holt: she had not left, but was only resting"],
    [
      "Anna Holt said the threat was not the storm, but rather the town.",
      "Anna Holt: the threat was not the storm, but rather the town",
    ],
    ["Anna Holt said the pier, built in 1890, would close.", "Anna Holt: the pier, built in 1890, would close"],
    ["Anna Holt said the pier was safe, but the council closed it.", "Anna Holt: the pier was safe"],
  ])("%s", readsAs)
})

describe("how it was taken is no part of what was said", () => {
  test.each<Row>([
    ["Meera Shah said the clinic would be sold, to loud applause.", "Meera Shah: the clinic would be sold"],
    ["Meera Shah said the clinic would be sold, drawing gasps from the crowd.", "Meera Shah: the clinic would be sold"],
    ["Meera Shah said the clinic would be sold and the crowd cheered.", "Meera Shah: the clinic would be sold"],
    ["Meera Shah argued the law was clear while her lawyer nodded.", "Meera Shah: the law was clear"],
    ["Meera Shah said the plan was dead, shook hands with the mayor and left.", "Meera Shah: the plan was dead"],
    ["Meera Shah said that the plan was dead, and then she walked off stage.", "Meera Shah: that the plan was dead"],
    ["Meera Shah said the road was closed as snow fell.", "Meera Shah: the road was closed as snow fell"],
    ["Meera Shah said she would not run, even as supporters cheered.", "Meera Shah: she would not run"],
    ["Meera Shah said she would not run, as has her deputy.", "Meera Shah: she would not run"],
  ])("%s", readsAs)
})

describe("what only tells more of somebody is left out", () => {
  test.each<Row>([
    [
      "Noting that the pier was old, Anna Holt said it would close.",
      "Anna Holt: that the pier was old",
      "Anna Holt: it would close",
    ],
    ["In discussing the pier, Anna Holt said it would close.", "Anna Holt: it would close"],
    ["“It is over,” Anna Holt told a crowd that filled the hall.", "Anna Holt: “It is over,”"],
    ["Anna Holt recalled last week."],
    [
      "The council counts on the ferry, which, Anna Holt said, will sail in May.",
      "Anna Holt: which […] will sail in May",
    ],
  ])("%s", readsAs)
})

describe("what tells more of the speaker is not said", () => {
  test.each<Row>([
    ["Drivers who said the road was safe were fined.", "Drivers: the road was safe"],
    ["The hacker who revealed that the site was open was jailed in May.", "hacker: that the site was open"],
    [
      "The pier will close, said Joe Carbon, an engineer on the project who knows it well.",
      "Joe Carbon: The pier will close",
    ],
    ["An outsider who is often at odds with her party, Anna Holt said she would run.", "Anna Holt: she would run"],
    ["“It is over,” Anna Holt said Dec. 6 on the radio.", "Anna Holt: “It is over,”"],
    ["The sale is key, and while Anna Holt said it would go ahead, it is unlikely to.", "Anna Holt: it would go ahead"],
    ["The plan failed: “It was too late,” Anna Holt said.", "Anna Holt: “It was too late,”"],
  ])("%s", readsAs)
})
