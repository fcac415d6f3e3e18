import { type Logger, LogLevel } from "@slack/bolt"
import type { Log } from "../../core/desk.ts"
import type { SlackSettings } from "./settings.ts"

/** What Slack's libraries have to say, in our log. Their chatter is left out; a token in it is not told. */
export function loggerFor(log: Log, { botToken, appToken, signingSecret }: SlackSettings): Logger {
  const secrets = [botToken, appToken, signingSecret].filter((secret) => secret !== undefined && secret !== "")
  const wordsOf = (words: readonly unknown[]): string => {
    const text = words.map((word) => (word instanceof Error ? word.message : String(word))).join(" ")
    return secrets.reduce<string>((clean, secret) => clean.replaceAll(secret ?? "", "…"), text)
  }
  return {
    debug: () => {},
    info: () => {},
    warn: (...words) => log.warn({ platform: "slack", library: wordsOf(words) }, "Slack's library warns"),
    error: (...words) => log.warn({ platform: "slack", library: wordsOf(words) }, "Slack's library met an error"),
    setLevel: () => {},
    getLevel: () => LogLevel.WARN,
    setName: () => {},
  }
}

/** For what tells us of its troubles itself, by what it throws: they are told once, in our words. */
export const SILENT: Logger = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  setLevel: () => {},
  setName: () => {},
  getLevel: () => LogLevel.ERROR,
}
