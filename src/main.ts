import { previewRoutes } from "./adapters/preview/index.ts"
import { openHouse } from "./compose.ts"
import { type Config, readConfig } from "./config.ts"
import { openHttp } from "./http.ts"
import { newIncident } from "./incident.ts"
import { openLog, openMetrics } from "./observe.ts"

/** The bot: keeps up with the content folder, serves the page and the health checks, ends cleanly on SIGTERM or Ctrl-C. */
async function serve(): Promise<void> {
  const read = readConfig()
  if (!read.ok) return refuse(read.faults)
  const { config } = read
  const log = openLog(config.LOG_LEVEL, process.stderr.isTTY, (line) => process.stderr.write(line))
  const metrics = openMetrics()

  const house = await openHouse(config, log, metrics.counted).catch((error: Error) => error)
  if (house instanceof Error) return refuse([house.message])
  const { newsroom, intake } = house
  const closings = [house.close]
  let isStopping = false
  const stop = async () => {
    if (isStopping) return
    isStopping = true
    for (const close of closings.toReversed()) await close()
  }
  // Before the first line is out: whoever reads that it answers may stop it at once.
  process.on("SIGTERM", stop).on("SIGINT", stop)

  const reading = intake.scan().catch((error: Error) => log.error({}, error.message))
  const served = await openHttp({
    ...{ host: config.HOST, port: config.PORT, newsroom, log, newIncident },
    ...{ metrics: () => metrics.tell(newsroom.reading()), deliveryFaults: () => [] },
    preview: previewRoutes(newsroom),
  })
  if (!served.ok) {
    await stop()
    return refuse([served.problem])
  }
  const { url, close } = served.server
  if (isStopping) return close()
  closings.push(close)
  say(`Pullquote answers at ${url} (Ctrl-C stops it).`)
  for (const platform of platformsSet(config)) {
    log.warn({}, `${platform} is set up, but this version does not serve it yet`)
  }

  await reading
  if (isStopping) return
  intake.watch()
  const { faults } = newsroom.reading()
  const articles = (await newsroom.articles()).length
  const left = faults.length > 0 ? `, ${faults.length} left out (see ${url}/readyz)` : ""
  say(`${config.CONTENT_DIR}: ${articles} ${articles === 1 ? "article" : "articles"}${left}.`)
}

const platformsSet = ({ DISCORD_TOKEN, SLACK_BOT_TOKEN }: Config): readonly string[] => [
  ...(DISCORD_TOKEN ? ["Discord"] : []),
  ...(SLACK_BOT_TOKEN ? ["Slack"] : []),
]

/** Cannot start: what to mend, a line each. */
function refuse(problems: readonly string[]): void {
  for (const problem of problems) process.stderr.write(`${problem}\n`)
  process.exitCode = 1
}

const say = (line: string): void => void process.stdout.write(`${line}\n`)

await serve()
