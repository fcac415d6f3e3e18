import { once } from "node:events"
import { join } from "node:path"
import { ended, folder, run, start } from "./spawn.ts"

type Settings = Readonly<Record<string, string>>

/** The bot as an operator starts it, with a data folder that lasts over its starts; `platform` by its name for people. */
export async function botOn(platform: "Discord" | "Slack", settings: Settings) {
  const temporary = await folder()
  const env: Settings = { PORT: "0", LOG_LEVEL: "warn", DATA_DIR: join(temporary.path, "data"), ...settings }
  return {
    env,
    /** Starts it, and waits until it has read its articles and serves the platform. */
    async start(settings: Settings = env) {
      const child = start("main.ts", [], settings)
      const end = ended(child)
      const serving = new RegExp(`${platform} is connected`)
      const url = await new Promise<string>((resolve, reject) => {
        let out = ""
        child.stdout?.on("data", (part: Buffer) => {
          out += part
          const [address] = /http:\S+/.exec(out) ?? []
          if (address && /article/.test(out) && serving.test(out)) resolve(address)
        })
        void end.then(({ code, err }) => reject(new Error(`it ended with ${code} before it served: ${err}`)))
      })
      return {
        /** Where its server answers: "http://127.0.0.1:43210". */
        url,
        /** Asks it to end, and tells how it did. */
        stop: () => {
          child.kill("SIGTERM")
          return end
        },
        /** Ends it in the middle of whatever it does. */
        async kill() {
          child.kill("SIGKILL")
          await once(child, "close")
        },
      }
    },
    /** Runs it with a changed setting until it ends by itself. */
    runWith: (change: Settings) => run("main.ts", [], { ...env, ...change }),
    close: () => temporary.remove(),
  }
}

export type Bot = Awaited<ReturnType<typeof botOn>>

export const CLEAN = { code: 0, err: "" } as const
