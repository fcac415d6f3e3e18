import type { AnyCommand } from "../src/core/command/command.ts"
import { articles } from "./articles.ts"
import { briefing } from "./briefing/index.ts"
import { corrections } from "./corrections.ts"
import { fact } from "./fact.ts"
import { helpOn } from "./help.ts"
import { history } from "./history.ts"
import { quote } from "./quote.ts"
import { summary } from "./summary.ts"
import { verifyCommand } from "./verify.ts"
import { who } from "./who.ts"

const allButHelp: readonly AnyCommand[] = [
  quote,
  verifyCommand,
  fact,
  summary,
  who,
  articles,
  history,
  corrections,
  briefing,
]

/** All that a person can ask, in the order that help shows them. */
export const commands: readonly AnyCommand[] = [...allButHelp, helpOn(allButHelp)]
