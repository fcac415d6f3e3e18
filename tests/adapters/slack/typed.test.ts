import { describe, expect, test } from "vitest"
import { commands } from "../../../commands/index.ts"
import { quotedInMessage } from "../../../src/adapters/slack/quoted.ts"
import { callMentioned, callTyped } from "../../../src/adapters/slack/typed.ts"
import { again, expectLinear } from "../../support/linear.ts"

describe("a command as it is typed", () => {
  test.each([
    [
      "/quote",
      "iranian drones speaker:mulroy",
      "",
      { command: "quote", args: { query: "iranian drones", speaker: "mulroy" } },
    ],
    ["/quote", "speaker:“ned price” grave", "", { command: "quote", args: { query: "grave", speaker: "ned price" } }],
    ["/pq-quote", "drones", "pq-", { command: "quote", args: { query: "drones" } }],
    ["/pullquote", "quote drones", "pq-", { command: "quote", args: { query: "drones" } }],
    ["/pullquote", "/who mulroy", "", { command: "who", args: { name: "mulroy" } }],
    ["/pullquote", "", "", { command: "help", args: {} }],
    ["/quote", "R&amp;D &lt;tag&gt; &amp;lt;", "", { command: "quote", args: { query: "R&D <tag> &lt;" } }],
    ["/briefing", "stop channel:<#C0NEWS>", "", { command: "briefing", args: { action: "stop", channel: "#C0NEWS" } }],
    ["/quote", "<#C0NEWS|news> drones", "", { command: "quote", args: { query: "#news drones" } }],
    ["/quote", "constructor:x", "", { command: "quote", args: { constructor: "x" } }],
  ])("%s %s", (command, text, prefix, call) => {
    expect(callTyped(command, text, prefix, commands)).toEqual(call)
  })
})

describe("what is said to the bot", () => {
  test.each([
    ["<@U0BOT> quote drones", { command: "quote", args: { query: "drones" } }],
    ["<@U0BOT|pullquote>: quote drones", { command: "quote", args: { query: "drones" } }],
    [
      "Hello <@U0BOT>, /quote drones speaker:“ned price”",
      { command: "quote", args: { query: "drones", speaker: "ned price" } },
    ],
    ["<@U0BOT> pullquote quote drones", { command: "quote", args: { query: "drones" } }],
    ["<@U0BOT>", { command: "help", args: {} }],
    ["<@U0BOT> find the fact about cranes", { command: "fact", args: { query: "cranes" } }],
    ["<@U0BOT> hey, could you find the quote about cranes", { command: "quote", args: { query: "cranes" } }],
    ["<@U0BOT> who is quoted about drones", { command: "quote", args: { query: "drones" } }],
    ["<@U0BOT> who spoke about the drones?", { command: "quote", args: { query: "the drones?" } }],
    ["<@U0BOT> please quote drones", { command: "quote", args: { query: "drones" } }],
    ["<@U0BOT> Hi, who is Mulroy", { command: "who", args: { name: "is Mulroy" } }],
    ["<@U0BOT> &gt; quote drones", { command: "quote", args: { query: "drones" } }],
    ["<@U0BOT> please the voters", { command: "quote", args: { query: "please the voters" } }],
    ["<@U0BOT> who said we have proof?", { command: "quote", args: { query: "who said we have proof?" } }],
    ["<@U0BOT> briefing stop <#C0NEWS|news>", { command: "briefing", args: { action: "stop #C0NEWS" } }],
    [
      "<@U0BOT> quote R&amp;D <!channel> <#C1|news> <https://a.example|a.example>",
      { command: "quote", args: { query: "R&D #news a.example" } },
    ],
  ])("%s", (text, call) => {
    expect(callMentioned(text, "U0BOT", commands)).toEqual(call)
  })
})

describe("“Find source” looks for", () => {
  test.each([
    [
      "the longest words in quotation marks",
      "He calls it “progress”, and said “we express our grave concern”.",
      "we express our grave concern",
    ],
    ["marks of other languages", "Er sagte „wir sind sehr besorgt“ dazu", "wir sind sehr besorgt"],
    ["what is quoted line by line", "&gt; we express our\n&gt; grave concern\nReally?", "we express our grave concern"],
    ["all words where nothing is quoted", "we express  our *grave* concern <@U1>", "we express our grave concern"],
    ["what it forwards", { text: "", attachments: [{ text: "“grave concern” he said" }] }, "grave concern"],
    ["nothing in a message without words", "<@U1> <!here>", ""],
  ])("%s", (_what, said, words) => {
    expect(quotedInMessage(typeof said === "string" ? { text: said } : said)).toBe(words)
  })

  test.each(["<", "“", "&gt; ", "“a", "<@", '"', "«x"])("a hostile message of %s takes linear time", (part) =>
    expectLinear({ make: again(part), run: (text) => quotedInMessage({ text }) }),
  )
})
