import { describe, expect, test } from "vitest"
import { attributions, castList, extractText } from "../../support/extract.ts"

/** Each of these said it, behind the verb, before it, and with reported words; the next speaker's words stay the next one's. */
const saysItEverywhere = (name: string) => {
  expect(attributions(extractText(`“It is late,” said ${name}. “It is old,” said Tom Reed.`))).toEqual([
    `${name}: “It is late,”`,
    "Tom Reed: “It is old,”",
  ])
  expect(attributions(extractText(`“It is late,” ${name} said.`))).toEqual([`${name}: “It is late,”`])
  expect(attributions(extractText(`${name} said that it was late.`))).toEqual([`${name}: that it was late`])
  expect(attributions(extractText(`According to ${name}, it is late.`))).toEqual([`${name}: it is late`])
}

describe("names with any letters are whole", () => {
  test.each([
    "Kemal Ağaoğlu",
    "Haruki Ōta",
    "Rūta Žėkaitė",
    "Nguyễn Văn Tường",
    "Trần Đạt Quân",
    "Aslı Yıldız",
    "Őry Gábor",
    "Ľubomír Šťastný",
    "Ģirts Ozols",
    "Jānis Bērziņš",
    "Şahin Öztürk",
    "Łukasz Żak",
    "Leilani Kaʻahumanu",
    "Ilham Əliyev",
    "Ștefan Țăranu",
    "Đorđe Đurić",
    "José Núñez",
    "Søren Ågård",
    "Yoweri Ŋala",
    "Phạm Thị Ưng",
    "Ngũgĩ wa Thiong'o",
    "Abū Bakr al-Ṭabarī",
    "Siân Ŵyn",
    "Hakan Çalhanoğlu",
    "Ngozi Ọ́kọ̀lie",
  ])("%s", saysItEverywhere)
})

describe("given names that are words", () => {
  test.each([
    "Rob Stone",
    "Sue Park",
    "Grant Wood",
    "Will Carver",
    "Josh Whitlow",
    "Drew Barker",
    "Hope Rose",
    "Rose Hill",
    "Don Cooper",
    "Wade Reed",
    "Cooper Lane",
    "Lula da Silva",
    "Ai Weiwei",
    "Can Dündar",
    "Mark Twell",
    "May Reed",
    "Jack Frost",
    "Chuck Berrow",
    "Bill Poole",
    "Dean Ford",
    "Chase Hunt",
    "Guy Marten",
    "Skip Barber",
  ])("%s", saysItEverywhere)

  test("a modal verb before a name stays one", () => {
    expect(attributions(extractText("Will Carver say so? May Reed stay?"))).toEqual([])
  })

  test("the one whom the article named before", () => {
    expect(attributions(extractText("Mayor Grant Wood opened it. “It is late,” Wood said."))).toEqual([
      "Grant Wood: “It is late,”",
    ])
  })
})

describe("family names that are words", () => {
  test.each([
    "Prior",
    "Long",
    "Just",
    "Pretty",
    "Day",
    "March",
    "May",
    "Love",
    "Blunt",
    "Hope",
    "Grant",
    "Cook",
    "Manning",
    "Going",
    "Bird",
    "Fish",
    "Child",
    "Power",
    "Case",
    "Will",
    "Reading",
    "Cross",
  ])("%s", (name) => {
    const full = `Anna ${name}`
    const read = (text: string) => attributions(extractText(text))
    expect(read(`“It is late,” ${full} said.`)).toEqual([`${full}: “It is late,”`])
    expect(read(`“It is late,” said ${full}.`)).toEqual([`${full}: “It is late,”`])
    expect(read(`“It is late,” Ms. ${name} said.`)).toEqual([`${name}: “It is late,”`])
    expect(read(`${full} came. “It is late,” ${name} said.`)).toEqual([`${full}: “It is late,”`])
    expect(read(`${full} came. “It is late,” said ${name}.`)).toEqual([`${full}: “It is late,”`])
    expect(read(`${full} came. ${name} said it was late.`)).toEqual([`${full}: it was late`])
  })

  test("the words stay words elsewhere", () => {
    const text = "Anna March came in March. Will March stay? Hope said the grant was small."
    expect(attributions(extractText(text))).toEqual(["Hope: the grant was small"])
  })
})

describe("family names that are titles", () => {
  test.each([["Steve King"], ["Howard Dean"], ["Elizabeth Bishop"], ["Mike Judge"], ["Anna Coach"], ["Tom Major"]])(
    "%s",
    saysItEverywhere,
  )

  test.each([
    ["Steve King spoke. “It is late,” King said.", "Steve King: “It is late,”"],
    ["Howard Dean spoke. “It is late,” said Mr. Dean.", "Howard Dean: “It is late,”"],
    ["“It is late,” Coach Lee said.", "Lee: “It is late,”"],
    ["“It is late,” said Bishop Anna Hale.", "Anna Hale: “It is late,”"],
    ["“It is late,” Secretary of State Anna Holt said.", "Anna Holt: “It is late,”"],
    ["“There can be a risk,” Ms. Prior said.", "Prior: “There can be a risk,”"],
    ["“It is late,” said Mr. T. “It is old,” said Bo Reed.", "T.: “It is late,”", "Bo Reed: “It is old,”"],
  ])("%s", (text, ...said) => {
    expect(attributions(extractText(text))).toEqual(said)
  })
})

describe("bodies with small words inside are whole", () => {
  test.each([
    ["the World Travel and Tourism Council"],
    ["the Center on Budget and Policy Priorities"],
    ["the Department of Health and Human Services"],
    ["the National Association for the Advancement of Boats"],
    ["the Committee to Protect Boats"],
    ["the Bank of Leith"],
    ["Breaking the Wall"],
    ["Save the Children"],
    ["Doctors Without Borders"],
    ["Barnes & Noble"],
    ["Amazing.com Inc."],
    ["Apple, Inc."],
    ["Leith Water Ltd."],
  ])("%s", (name) => {
    const bare = name.replace(/^the /, "")
    expect(attributions(extractText(`It fell by a fifth, according to ${name}, a body in Leith.`))[0]).toBe(
      `${bare}: It fell by a fifth`,
    )
    expect(attributions(extractText(`On Monday, ${name} said that it fell.`))).toEqual([`${bare}: that it fell`])
  })

  test("two bodies stay two", () => {
    expect(attributions(extractText("The Department of Justice and State Department said it fell."))).toEqual([
      "The Department of Justice and State Department: it fell",
    ])
    expect(attributions(extractText("“It fell,” said the White House. Congress said it rose."))).toEqual([
      "White House: “It fell,”",
      "Congress: it rose",
    ])
  })
})

describe("a role is whole, and its own bearer's", () => {
  test.each([
    [
      "“It is safe,” said Bo Reed, director of the yard and owner of three boats.",
      "Bo Reed: director of the yard and owner of three boats",
    ],
    [
      "“It is safe,” said Bo Reed, director of the Arts and Crafts program, later.",
      "Bo Reed: director of the Arts and Crafts program",
    ],
    ["“It is safe,” said Bo Reed, head of the city's water board.", "Bo Reed: head of the city's water board"],
    ["“It is safe,” said Bo Reed, the mayor and a friend of Hale.", "Bo Reed: mayor"],
    ["Tom Hale and Senator Bo Reed came. “It is safe,” Reed said.", "Bo Reed: Senator"],
    ["President Tom Hale and Vice President Bo Reed came. “It is safe,” Reed said.", "Bo Reed: Vice President"],
    ["After meeting Tom Hale, the mayor, Bo Reed, said it was safe.", "Bo Reed: mayor"],
    [
      "“It is safe,” said Bo Reed, former governor Tom Hale and Jo Park, on Monday.",
      "Bo Reed",
      "Tom Hale: former governor",
      "Jo Park",
      "Bo Reed, former governor Tom Hale and Jo Park",
    ],
    ["“It is safe,” GOP candidate Dr. Bo Reed said.", "Bo Reed: GOP candidate"],
  ])("%s", (text, ...cast) => {
    expect(castList(extractText(text))).toEqual(cast)
  })
})
