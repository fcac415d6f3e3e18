import { defineCommand } from "../src/core/command/command.ts"
import { find } from "./find.ts"
import { narrowing, quoteWords } from "./options.ts"
import { quoteExample } from "./own-examples.ts"

export const quote = defineCommand({
  name: "quote",
  summary: "Find an exact quote, with speaker and source",
  example: "/quote words of the quote",
  exampleFrom: quoteExample,
  options: { query: quoteWords, ...narrowing },
  run: (args, desk) => find("quote", args, desk),
})
