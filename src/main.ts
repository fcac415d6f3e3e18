import "./node-version.ts"
import { previewRoutes } from "./adapters/preview/index.ts"
import { openUpkeep } from "./archive/upkeep.ts"
import { openHouse } from "./compose.ts"
import { readConfig } from "./config.ts"
import { inert } from "./core/text/inert.ts"
import { withoutSecrets } from "./core/text/secret.ts"
import { addressesIn, openHttp } from "./http.ts"
import { newIncident } from "./incident.ts"
import { openLog, openMetrics } from "./observe.ts"
import { openPlatforms, startPlatforms, troublesOf } from "./platforms.ts"
import { contentInWords } from "./running/content-status.ts"
import { awaitEnd } from "./running/ending.ts"
import { connectingFrom, openOperations } from "./running/operations.ts"
import { saveMemory } from "./running/save-memory.ts"

/** The bot: keeps up with the content folder, serves the page and the health checks, ends cleanly on SIGTERM or Ctrl-C. */
async function serve(): Promise<void> {
  const ending = awaitEnd(process)
  saveMemory()
  const read = readConfig()
  if (!read.ok) return refuse(read.faults)
  const { config } = read
  const log = openLog(config.LOG_LEVEL, process.stderr.isTTY, (line) => process.stderr.write(line), read.secrets)
  ending.tell(log)
  for (const doubt of read.doubts) log.warn({}, doubt)
  const { counted, countDropped, countSpeaker, tell } = openMetrics()
  const tools = { log, now: () => new Date(), newIncident, countDropped, countSpeaker }
  const house = await openHouse(config, { ...tools, counted }).catch((error: Error) => error)
  if (house instanceof Error) return refuse([house.message])
  const { newsroom, intake, briefings, messages } = house
  ending.opened(house.close)
  if (ending.isBegun()) return
  const upkeep = await openUpkeep(house.archive, { ...tools, folder: config.DATA_DIR })
  ending.opened(upkeep.stop)
  if (ending.isBegun()) return

  const platforms = await openPlatforms(config, newsroom, tools)
  if (ending.isBegun()) return
  const reading = intake.scan().catch(async ({ message }: Error) => {
    if (!(await upkeep.hasTold(message))) log.error({}, message)
  })
  const standing = async () => ({ archive: await house.archiveState(), platforms: troublesOf(platforms) })
  const operations = openOperations(house, await connectingFrom(config), { ...tools, standing })
  const served = await openHttp({
    ...tools,
    ...house,
    ...addressesIn(config),
    metrics: async () => tell(newsroom.reading(), await briefings.status(), await messages.status()),
    standing,
    preview: previewRoutes(newsroom, operations, tools),
    webhooks: platforms.flatMap(({ webhooks }) => webhooks),
  })
  if (!served.ok) return ending.end().then(() => refuse([served.problem]))
  const { url, webhooksUrl, close } = served.server
  ending.opened(() => Promise.all([close(), ...platforms.map(({ stop }) => stop())]))
  if (ending.isBegun()) return
  ending.opened(briefings.stop)
  ending.opened(messages.stop)
  ending.allIsOpen()
  say(`Pullquote answers at ${url} (Ctrl-C stops it).`)
  if (webhooksUrl) say(`What Discord and Slack post is taken at ${webhooksUrl}.`)
  // Not waited for: a platform that is down comes back some time, and the page answers meanwhile.
  const started = startPlatforms(platforms, say).then((problems) => {
    if (problems.length === 0) return
    refuse(problems)
    return ending.end()
  })

  await reading
  if (ending.isBegun()) return
  intake.watch()
  upkeep.copyDaily()
  // An edition is of all that there is, so that nothing is composed before everything is read.
  briefings.start(platforms)
  messages.start(platforms)
  say(`${config.CONTENT_DIR}: ${contentInWords((await newsroom.tally()).articles, newsroom.reading(), url)}.`)
  await started
}

/** Cannot start: what to mend, a line each. */
function refuse(problems: readonly string[]): void {
  process.stderr.write(problems.map((problem) => `${inert(withoutSecrets(problem))}\n`).join(""))
  process.exitCode = 1
}

const say = (line: string): void => void process.stdout.write(`${line}\n`)

await serve()
