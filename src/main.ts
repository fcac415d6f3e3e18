import "./node-version.ts"
import { previewRoutes } from "./adapters/preview/index.ts"
import { openDailyCopies } from "./archive/daily-copy.ts"
import { foreignOrders } from "./archive/orders-file.ts"
import { openArchiveWatch } from "./archive/watch.ts"
import { openHouse } from "./compose.ts"
import { readConfig } from "./config.ts"
import { openHttp } from "./http.ts"
import { newIncident } from "./incident.ts"
import { contentInWords, openLog, openMetrics } from "./observe.ts"
import { openPlatforms, startPlatforms } from "./platforms.ts"

/** The bot: keeps up with the content folder, serves the page and the health checks, ends cleanly on SIGTERM or Ctrl-C. */
async function serve(): Promise<void> {
  const closings: (() => Promise<void>)[] = []
  let isStopping = false
  const stop = async () => {
    if (isStopping) return
    isStopping = true
    for (const close of closings.toReversed()) await close()
    // What a library still keeps open then is nothing to wait for.
    setTimeout(() => process.exit(), 1000).unref()
  }
  // Before anything is opened: it may be stopped at once.
  process.on("SIGTERM", stop).on("SIGINT", stop)

  const read = readConfig()
  if (!read.ok) return refuse(read.faults)
  const { config } = read
  const log = openLog(config.LOG_LEVEL, process.stderr.isTTY, (line) => process.stderr.write(line))
  for (const doubt of read.doubts) log.warn({}, doubt)
  const metrics = openMetrics()

  const tools = { log, now: () => new Date(), newIncident }
  const house = await openHouse(config, { ...tools, counted: metrics.counted }).catch((error: Error) => error)
  if (house instanceof Error) return refuse([house.message])
  const { newsroom, intake, briefings } = house
  const watch = openArchiveWatch(house.archive, log)
  const copies = openDailyCopies(config.DATA_DIR, tools)
  closings.push(house.close, copies.stop, async () => watch.stop())
  watch.start()
  for (const { file, kept } of await foreignOrders(config.DATA_DIR, await house.archive.keeping.mark()))
    log.warn(
      { file, orders: kept?.orders.length },
      `${file} holds orders of an earlier database. "npm run pullquote -- restore orders" brings them back.`,
    )
  if (isStopping) return house.close()

  const platforms = await openPlatforms(config, newsroom, tools)
  if (isStopping) return
  const reading = intake.scan().catch((error: Error) => log.error({}, error.message))
  const { HOST: host, PORT: port } = config
  const preview = previewRoutes(newsroom)
  const webhooks = platforms.flatMap(({ webhooks }) => webhooks)
  const tell = async () => metrics.tell(newsroom.reading(), await briefings.status())
  const served = await openHttp({ log, newIncident, host, port, newsroom, briefings, metrics: tell, preview, webhooks })
  if (!served.ok) {
    await stop()
    return refuse([served.problem])
  }
  const { url, close } = served.server
  if (isStopping) return close()
  const disconnect = async () => void (await Promise.all([close(), ...platforms.map(({ stop }) => stop())]))
  closings.push(disconnect, briefings.stop)
  say(`Pullquote answers at ${url} (Ctrl-C stops it).`)
  // Not waited for: a platform that is down comes back some time, and the page answers meanwhile.
  const started = startPlatforms(platforms, say).then(async (problems) => {
    if (problems.length === 0) return
    refuse(problems)
    await stop()
  })

  await reading
  if (isStopping) return
  intake.watch()
  copies.start()
  // An edition is of all that there is, so that nothing is composed before everything is read.
  briefings.start(platforms)
  say(`${config.CONTENT_DIR}: ${contentInWords((await newsroom.tally()).articles, newsroom.reading(), url)}.`)
  await started
}

/** Cannot start: what to mend, a line each. */
function refuse(problems: readonly string[]): void {
  for (const problem of problems) process.stderr.write(`${problem}\n`)
  process.exitCode = 1
}

const say = (line: string): void => void process.stdout.write(`${line}\n`)

await serve()
