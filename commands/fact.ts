import { defineCommand } from "../src/core/command/command.ts"
import { find } from "./find.ts"
import { factWords, narrowing } from "./options.ts"

export const fact = defineCommand({
  name: "fact",
  summary: "Find a fact's sentence, with attribution and source",
  example: "/fact shahed drones since:2022-10",
  options: { query: factWords, ...narrowing },
  run: (args, desk) => find("fact", args, desk),
})
