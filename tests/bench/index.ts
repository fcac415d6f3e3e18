import { benchDiscord } from "./discord.ts"
import { benchEditions } from "./edition.ts"
import { bench } from "./search.ts"
import { benchSlack } from "./slack.ts"

// Every benchmark of this folder; `npm run bench -- FILE` also takes the texts of a file of JSON lines, {"text": …} each.
await bench(process.argv[2])
await benchEditions(process.argv[2])
if (!(await benchSlack())) process.exitCode = 1
if (!(await benchDiscord())) process.exitCode = 1
