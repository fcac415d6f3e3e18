import { defineCommand } from "../src/core/command.ts"
import { find } from "./find.ts"
import { narrowing, quoteWords } from "./options.ts"

export const quote = defineCommand({
  name: "quote",
  summary: "Find a quote: the exact words, who said them, and where they stand",
  example: "/quote iranian drones speaker:mulroy",
  options: { query: quoteWords, ...narrowing },
  run: (args, desk) => find("quote", args, desk),
})
