import { describe, expect, test } from "vitest"
import { figuresLike } from "../../../src/core/text/figures.ts"
import { tokens, words } from "../../../src/core/text/fold.ts"
import { again, expectLinear } from "../../support/linear.ts"

describe("a figure is one word, however it is written", () => {
  test.each([
    [
      "£310m",
      ["£310 million", "310 million pounds", "310m pounds", "£310,000,000", "GBP 310m", "£310-million", "£310mn"],
    ],
    ["$2.5m", ["US$2.5m", "$2.5MM", "2.5 million dollars", "2.5 million US dollars", "two and a half million dollars"]],
    ["€9.50", ["€9.5", "9.5 euros", "9.50€"]],
    ["50%", ["50 %", "50 percent", "50 per cent", "50-percent", "50pc", "fifty per cent", "+50%", "５０％"]],
    ["-3%", ["−3 %", "minus 3 per cent"]],
    ["1250", ["1,250", "1\u00a0250", "1250.0"]],
    ["1.25 million", ["1,250,000", "1.250.000", "1 250 000"]],
    ["300 million", ["three hundred million", "300,000,000"]],
    ["half a million", ["500,000", "500k"]],
    ["1990s", ["1990's", "1990’s"]],
    ["45p", ["45 pence"]],
    ["12km", ["12 km", "12 kilometres", "12-kilometer"]],
    ["60mph", ["60 mph", "60 miles per hour", "60 miles an hour"]],
    ["90km/h", ["90kph", "90 kilometres an hour", "90-kilometers per hour"]],
    ["£5", ["5 pounds sterling", "5 quid", "5-pound", "5£"]],
    ["30 cents", ["30¢", "30-cent"]],
    ["24°C", ["24 degrees Celsius", "24 °C"]],
    ["34-year-old", ["aged 34", "34 years old", "age of 34", "34-year-olds", "thirty-four years old"]],
    ["3:46 PM", ["15:46", "3.46pm", "3:46 p.m."]],
    ["9am", ["9 a.m.", "09:00", "9:00 AM", "9 o'clock"]],
  ])("%s", (figure, others) => {
    const [word, ...more] = words(figure)
    expect(more).toEqual([])
    expect(others.map((other) => [other, words(other)])).toEqual(others.map((other) => [other, [word]]))
  })

  test.each([
    ["£4.1m", "£5.1m", "£4.1bn", "$4.1m", "4.1m", "£4.01m", "£41m", "-£4.1m", "4.1%"],
    ["50%", "50", "5.0%", "50 percentage points", "-50%"],
    ["1990", "1990s", "1,990.5", "19.90"],
    ["90 km/h", "90 km", "90 kilometres", "90mph"],
    ["5 pounds", "5 poundsé", "5"],
    ["34", "34-year-old", "34%", "£34", "34th", "34:00"],
    ["9", "9am", "9/11", "9.9"],
    ["A$5", "$5", "£5"],
  ])("%s is no other one", (figure, ...others) => {
    for (const other of others) expect([other, words(other)[0]]).not.toEqual([other, words(figure)[0]])
  })

  test.each([
    ["Ann Lee, 34, said so.", ["ann", "lee", "34yearold", "said", "so"]],
    ["In 2020 $5m went to 250 people.", ["in", "2020", "＄5000000", "went", "to", "250", "people"]],
    ["25 November 2026", ["25", "november", "2026"]],
    ["the 2025/26 season, 24/7", ["the", "2025", "26", "season", "24／7"]],
    ["one of the two, a man and half of us", ["one", "of", "the", "two", "a", "man", "and", "half", "of", "us"]],
    ["Covid-19, F-16, G7 and 737's wings", ["covid", "19", "f", "16", "g7", "and", "737", "wings"]],
    ["5 pounds sterlings", ["£5", "sterlings"]],
    ["rose 10-15%", ["rose", "10", "15％"]],
  ])("in a sentence: %s", (text, expected) => {
    expect(words(text)).toEqual(expected)
  })

  test("a bare number is looked for with each unit and currency once", () => {
    const readings = figuresLike("5").map(({ word }) => word)
    expect(readings).toEqual(expect.arrayContaining(["5", "5％", "5cents", "£5"]))
    expect(new Set(readings).size).toBe(readings.length)
  })

  test("it stands as a whole, with the words that it is written with", () => {
    const text = "They saved £310 million, or 50 per cent."
    const [, , figure, , share] = tokens(text)
    expect([figure, share].map((one) => one && text.slice(one.start, one.end))).toEqual(["£310 million", "50 per cent"])
    expect(share?.parts?.map(({ word }) => word)).toEqual(["per", "cent"])
  })

  test.each(["1,111,", "£1 ", "one hundred and ", "1.1.", "aged ", "Lee, 34, ", "1 000 "])(
    "%j again and again is read in linear time",
    (unit) => expectLinear({ make: again(unit), run: tokens }),
  )
})
