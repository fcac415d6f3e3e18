import { defineCommand } from "../src/core/command/command.ts"
import { find } from "./find.ts"
import { factWords, narrowing } from "./options.ts"
import { factExample } from "./own-examples.ts"

export const fact = defineCommand({
  name: "fact",
  summary: "Find a fact, with attribution and source",
  example: "/fact words of the fact",
  exampleFrom: factExample,
  options: { query: factWords, ...narrowing },
  run: (args, desk) => find("fact", args, desk),
})
