import { WHEN_EMPTY } from "../../src/core/briefing/order.ts"
import { channel, choice, defineCommand, flag, page, text, VERB, verb } from "../../src/core/command/command.ts"
import { peopleLike } from "../completers.ts"
import { cancelOrder, listOrders, pauseOrder, resumeOrder } from "./manage.ts"
import { asIfAskedIn } from "./other-channel.ts"
import { postEdition, previewEdition, showMore, showWhy } from "./preview.ts"
import { showQuotes } from "./quotes.ts"
import { scheduleBriefing } from "./schedule.ts"
import { askToStop, skipNext } from "./skip-stop.ts"
import { zoneChoices } from "./which-zone.ts"
import { orderWindow } from "./window.ts"

const verbs = {
  now: "Preview today's briefing (only you can see it)",
  schedule: "Schedule a daily briefing in this channel, or edit it",
  list: "See what is scheduled",
  skip: "Skip the next briefing in this channel",
  pause: "Pause this channel's briefing",
  resume: "Resume a briefing that is paused or stopped",
  stop: "Stop this channel's briefing for good",
} as const

/** What people type for each. */
const SPOKEN: Readonly<Partial<Record<keyof typeof verbs, string>>> = {
  now: "preview test today",
  schedule: "edit change new add create set setup start enable on subscribe",
  list: "status settings show info view when",
  pause: "mute snooze hold",
  resume: "unmute unpause unsnooze continue",
  stop: "off delete unsubscribe remove disable end",
}
const synonyms = Object.fromEntries(
  Object.entries(SPOKEN).flatMap(([verb, words]) => words.split(" ").map((word) => [word, verb as keyof typeof verbs])),
)

/** The verbs of an order: one schedules, two open windows. */
const ORDERING = ["schedule", "window", "options"] as const

const SCHEDULING = ["time", "zone", "days", "topics", "speaker", "when-empty", "late-limit", "publish"] as const

const YES_OR_NO = ["yes", "no"] as const

export const briefing = defineCommand({
  name: "briefing",
  summary: "Post a daily news briefing in this channel",
  example: "/briefing now",
  options: {
    [VERB]: verb("What to do (default: list)", {
      verbs,
      buttons: ["post", "more", "why", "quotes", "window", "options", "cancel"],
      synonyms,
    }),
    time: text("Time of day, e.g. 07:30").only(...ORDERING),
    zone: text("City, country or time zone, e.g. Mumbai")
      .only(...ORDERING)
      .complete((typed, _others, { now }) => zoneChoices(typed, now())),
    days: text("Days: daily, weekdays, weekends or mon,wed,fri").only(...ORDERING),
    topics: text("Only articles on these topics, separated by commas; “all” for everything").only(...ORDERING),
    speaker: text("Only articles that quote this person; “anyone” for all speakers")
      .only(...ORDERING)
      .complete(peopleLike),
    "when-empty": choice("When nothing is new: post from the archive, skip the day, or say so", WHEN_EMPTY).only(
      ...ORDERING,
    ),
    "late-limit": text("Skip a post that is later than this, e.g. 6h").only(...ORDERING),
    publish: choice("In an announcement channel: publish each post to the servers that follow it", YES_OR_NO).only(
      ...ORDERING,
    ),
    channel: channel("The channel to post in (default: this one)"),
    for: text("For how long, e.g. 3 days or a week (default: until you resume it)").only("pause"),
    explain: flag("Show why each story was chosen").only("now"),
    slot: text("The date of the briefing").hidden(),
    replaces: text("The channel and revision of the order that is replaced").hidden(),
    page: page("Which page of the answer").hidden(),
  },
  run: ({ channel, ...args }, desk) =>
    asIfAskedIn(channel, desk, async (desk) => {
      // Options without a verb say which verb they belong to.
      const implied = SCHEDULING.some((name) => args[name] !== undefined) ? "schedule" : args.explain ? "now" : "list"
      switch (args[VERB] ?? implied) {
        case "list":
          return listOrders(desk)
        case "now":
          return previewEdition(args, desk)
        case "schedule":
          return SCHEDULING.some((name) => args[name] !== undefined) || args.replaces !== undefined
            ? scheduleBriefing(args, desk)
            : orderWindow(args, desk)
        case "pause":
          return pauseOrder(args.for, desk)
        case "resume":
          return resumeOrder(desk)
        case "skip":
          return skipNext(desk)
        case "stop":
          return askToStop(desk)
        case "cancel":
          return cancelOrder(desk)
        case "window":
          return orderWindow(args, desk)
        case "options":
          return orderWindow(args, desk, "minor")
        case "quotes":
          return showQuotes(args, desk)
        case "post":
          return postEdition(args, desk)
        case "more":
          return showMore(args, desk)
        case "why":
          return showWhy(args, desk)
      }
    }),
})
