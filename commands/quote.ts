import { defineCommand } from "../src/core/command/command.ts"
import { find } from "./find.ts"
import { narrowing, quoteWords } from "./options.ts"

export const quote = defineCommand({
  name: "quote",
  summary: "Find a quote's exact words, with speaker and source",
  example: "/quote iranian drones speaker:khamenei",
  options: { query: quoteWords, ...narrowing },
  run: (args, desk) => find("quote", args, desk),
})
