import { describe, expect, test } from "vitest"
import { commands } from "../../../commands/index.ts"
import { isCallable, manifestOf, OPTIONAL_SCOPES, SCOPES } from "../../../src/adapters/slack/manifest.ts"
import { BOT_EVENTS_NEED, CONVERSATIONS_NEED, METHODS_NEED } from "../../support/slack/methods.ts"

type Made = ReturnType<typeof manifestOf>

/** Slack's rules for manifests (reference/app-manifest), written apart from what makes them. */
function breaches({ display_information, features, oauth_config, settings }: Made): readonly string[] {
  const { slash_commands, shortcuts, bot_user } = features
  const isHttp = !settings.socket_mode_enabled
  const addresses = [
    ...slash_commands.map((command) => ("url" in command ? command.url : undefined)),
    ...[settings.event_subscriptions, settings.interactivity].map((one) =>
      "request_url" in one ? one.request_url : undefined,
    ),
  ]
  const rules: readonly (readonly [boolean, string])[] = [
    [display_information.name.length > 35, "name over 35"],
    [display_information.description.length > 140, "description over 140"],
    [!/^[a-z0-9._-]{1,80}$/.test(bot_user.display_name), "the bot's name"],
    [slash_commands.length > 50, "over 50 commands"],
    [new Set(slash_commands.map(({ command }) => command)).size < slash_commands.length, "a command twice"],
    [slash_commands.some(({ command }) => !/^\/[a-z0-9_-]{1,31}$/.test(command)), "a command's name"],
    [
      slash_commands.some(({ description }) => description.length < 1 || description.length > 2000),
      "a command's description",
    ],
    [slash_commands.some(({ usage_hint = "" }) => usage_hint.length > 1000), "a usage hint over 1000"],
    [shortcuts.length > 10 || shortcuts.some(({ name }) => name.length > 24), "a shortcut's name over 24"],
    [
      shortcuts.some(({ description, callback_id }) => description.length > 150 || callback_id.length > 255),
      "a shortcut",
    ],
    [oauth_config.scopes.bot.length > 255, "over 255 scopes"],
    [addresses.some((url) => isHttp !== (url !== undefined)), "an address missing, or one too many"],
    [addresses.some((url) => url !== undefined && !/^https:\/\/[^/]+\/slack\/events$/.test(url)), "an address"],
  ]
  return rules.filter(([isBroken]) => isBroken).map(([, rule]) => rule)
}

describe("the manifest", () => {
  test.each([
    ["socket-mode", {}],
    ["http", { url: "https://news.example/", prefix: "pq-" }],
  ])("for %s", async (name, options) => {
    const made = manifestOf(commands, options)
    expect(breaches(made)).toEqual([])
    await expect(`${JSON.stringify(made, null, 2)}\n`).toMatchFileSnapshot(`../../golden/slack/manifest-${name}.json`)
  })

  test("holds every command, and one that stands for all of them", () => {
    const names = manifestOf(commands, { prefix: "pq-" }).features.slash_commands.map(({ command }) => command)
    expect(names).toEqual([...commands.map(({ name }) => `/pq-${name}`), "/pullquote"])
  })

  test("asks for what is used and nothing else, each with its reason", () => {
    const used = ["commands", ...Object.values(BOT_EVENTS_NEED), ...Object.values(METHODS_NEED), ...CONVERSATIONS_NEED]
    // History is only looked into where an operator allows it; channels:read stands for groups:read in private channels.
    const needed = new Set([...used.filter((scope) => scope !== "channels:history"), "groups:read"])
    const all = [...SCOPES, ...OPTIONAL_SCOPES]
    expect(new Set(all.map(({ scope }) => scope))).toEqual(needed)
    expect(all.filter(({ reason }) => reason.length < 20)).toEqual([])
  })

  test.each([
    ["https://news.example", true],
    ["http://news.example", false],
    ["news.example", false],
  ])("Slack calls %s: %s", (url, is) => {
    expect(isCallable(url)).toBe(is)
  })
})
