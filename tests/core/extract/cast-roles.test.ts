import { describe, expect, test } from "vitest"
import { voiceOf } from "../../../src/core/show/speaker.ts"
import { attributions, extractText } from "../../support/extract.ts"

/** Who is in the cast with the role that answers show: "Mara Quill: the trust's chief executive". */
function shown(text: string): readonly string[] {
  const { article, coverage } = extractText(text)
  return coverage.cast.flatMap(({ kind }, member) => {
    const voice = voiceOf({ article, coverage }, member)
    return kind === "person" && voice ? [[voice.name, voice.role].filter((part) => part).join(": ")] : []
  })
}

describe("a role is whole", () => {
  test.each([
    ["The trust's chief executive, Mara Quill, said the pier was late.", "the trust's chief executive"],
    ["Mara Quill, the trust's chief executive, said the pier was late.", "the trust's chief executive"],
    ["The company's managing director Mara Quill said the pier was late.", "the company's managing director"],
    ["“It is late,” said the company's managing director, Mara Quill.", "the company's managing director"],
    ["A company's managing director, Mara Quill, said the pier was late.", "a company's managing director"],
    ["Mara Quill, the BBC's political editor, said the pier was late.", "the BBC's political editor"],
    ["Hull's mayor, Mara Quill, said the pier was late.", "Hull's mayor"],
    ["The county's first female sheriff, Mara Quill, said the pier was late.", "the county's first female sheriff"],
    ["Owen Hart's lawyer, Mara Quill, said the pier was late.", "Owen Hart's lawyer"],
    ["The union leader, Mara Quill, said the pier was late.", "union leader"],
    ["Mara Quill, 44, a nurse from Hull, said the pier was late.", "nurse from Hull"],
    ["The police chief, Mara Quill, told reporters that the pier was late.", "police chief"],
  ])("%s", (text, role) => {
    expect(shown(text)).toContain(`Mara Quill: ${role}`)
  })
})

describe("its capitals are the article's, but for the one that opens a sentence", () => {
  test.each([
    ["Chief Inspector Mara Quill said the pier was late.", "Chief Inspector"],
    ["Detective Chief Inspector Mara Quill said the pier was late.", "Detective Chief Inspector"],
    ["Acting Chief Constable Mara Quill said the pier was late.", "acting Chief Constable"],
    ["Prime Minister Mara Quill said the pier was late.", "Prime Minister"],
    ["Former President Mara Quill said the pier was late.", "former President"],
    ["Former Pentagon official Mara Quill said the pier was late.", "former Pentagon official"],
    ["Police chief Mara Quill said the pier was late.", "police chief"],
    ["President Mara Quill said the pier was late.", "president"],
  ])("%s", (text, role) => {
    expect(shown(text)).toEqual([`Mara Quill: ${role}`])
  })
})

describe("what somebody is to somebody else is no role of theirs alone", () => {
  test.each([
    ["“It is late,” said Mara Quill, the harbour master.", ["Mara Quill: harbour master"]],
    ["Mara Quill, a bell ringer, said the pier was late.", ["Mara Quill: bell ringer"]],
    ["Her solicitor, Mara Quill, said the charges were false.", ["Mara Quill: solicitor"]],
    ["Its chief executive, Mara Quill, said the pier was late.", ["Mara Quill: chief executive"]],
    ["Our mayor, Mara Quill, said the pier was late.", ["Mara Quill: mayor"]],
    ["“He was late,” said his wife, Grace Hart.", ["Grace Hart"]],
    ["My boss, Mara Quill, said the pier was late.", ["Mara Quill"]],
    ["Her brother's lawyer, Mara Quill, said the pier was late.", ["Mara Quill"]],
    ["Owen Hart, with his wife, Grace, said the pier was late.", ["Owen Hart"]],
    ["Owen Hart's wife, Grace Hart, said the pier was late.", ["Grace Hart: Owen Hart's wife"]],
  ])("%s", (text, people) => {
    expect(shown(text)).toEqual(people)
  })
})

describe("a family name that stands in front means its bearer", () => {
  test.each([
    ["Kim Jong-un said the ship was new. “We will sail it,” Kim said.", "Kim Jong-un"],
    ["Leader Kim Jong-un said the ship was new. “We will sail it,” Mr Kim said.", "Kim Jong-un"],
    ["President Xi Jinping said the ship was new. “We will sail it,” Xi said.", "Xi Jinping"],
    ["Park Geun-hye said the ship was new. “We will sail it,” Ms. Park said.", "Park Geun-hye"],
    ["Orbán Viktor said the ship was new. “We will sail it,” Orbán said.", "Orbán Viktor"],
    ["Viktor Orbán said the ship was new. “We will sail it,” Orbán said.", "Viktor Orbán"],
    ["Nguyen Van Thieu said the ship was new. “We will sail it,” Thieu said.", "Nguyen Van Thieu"],
    ["Kim Hale said the ship was new. “We will sail it,” Hale said.", "Kim Hale"],
    ["Ellen Prior said the ship was new. “We will sail it,” Ms. Prior said.", "Ellen Prior"],
    ["Dr. Ellen Prior said the ship was new. “We will sail it,” Prior said.", "Ellen Prior"],
  ])("%s", (text, name) => {
    expect(attributions(extractText(text)).at(-1)).toBe(`${name}: “We will sail it,”`)
  })
})

describe("a source is found where one stands", () => {
  test.each([
    ["Police now say the man was found on Monday.", "Police: the man was found on Monday"],
    ["Police say the man was found on Monday.", "Police: the man was found on Monday"],
    ["England say the match was lost on Monday.", "England: the match was lost on Monday"],
    ["According to police, 40 boats sank off Hull.", "police: 40 boats sank off Hull"],
    ["The police chief, Tom Baker, told reporters that 40 boats sank.", "Tom Baker: that 40 boats sank"],
    ["The fire chief, Tom Baker, told The Harbour Post that 40 boats sank.", "Tom Baker: that 40 boats sank"],
    ["Forty boats sank, the police chief, Tom Baker, told reporters.", "Tom Baker: Forty boats sank"],
    ["Figures from the trust show that 40 boats sank.", "Figures: that 40 boats sank"],
  ])("%s", (text, attribution) => {
    expect(attributions(extractText(text))).toEqual([attribution])
  })

  test.each([
    ["Residents demanded that Hale say the pier was safe."],
    ["Let Hale say the pier was safe."],
    ["Reporters heard Hale say the pier was safe."],
  ])("but not where nothing was said: %s", (text) => {
    expect(attributions(extractText(text)).filter((line) => line.startsWith("Hale"))).toEqual([])
  })
})
