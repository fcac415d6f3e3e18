import { WHEN_EMPTY } from "../../src/core/briefing/order.ts"
import { choice, defineCommand, flag, page, text, VERB, verb } from "../../src/core/command/command.ts"
import { peopleLike } from "../completers.ts"
import { cancelOrder, listOrders, pauseOrder, resumeOrder } from "./manage.ts"
import { postEdition, previewEdition, showMore, showWhy } from "./preview.ts"
import { scheduleBriefing } from "./schedule.ts"
import { zoneChoices } from "./which-zone.ts"

const verbs = {
  now: "See what today's briefing says, before it is posted",
  schedule: "Order a daily briefing for this channel, or change its order",
  list: "See what is ordered",
  pause: "Stop this channel's briefing for a while",
  resume: "Go on with a briefing that is paused or stands still",
  cancel: "Cancel this channel's briefing",
} as const

const SCHEDULING = ["time", "zone", "days", "topics", "speaker", "when-empty", "late-limit", "publish"] as const

const YES_OR_NO = ["yes", "no"] as const

export const briefing = defineCommand({
  name: "briefing",
  summary: "Get the news of the day in this channel, every day at its time",
  example: "/briefing now",
  options: {
    [VERB]: verb("What to do; list when left out", {
      verbs,
      buttons: ["post", "more", "why"],
      synonyms: { preview: "now", test: "now", status: "list", settings: "list", edit: "schedule", mute: "pause" },
      doubtful: { stop: "cancel", off: "cancel", delete: "cancel", unsubscribe: "cancel", remove: "cancel" },
    }),
    time: text("When it is to come: 07:30").only("schedule"),
    zone: text("City, country or time zone whose clock counts: Mumbai")
      .only("schedule")
      .complete((typed, _others, { now }) => zoneChoices(typed, now())),
    days: text("On which days: daily, weekdays, weekends or mon,wed,fri").only("schedule"),
    topics: text("Only articles on these words, commas between several topics; “all” for everything").only("schedule"),
    speaker: text("Only articles that quote this person; “anyone” for everybody").only("schedule").complete(peopleLike),
    "when-empty": choice("When nothing is new: from the archive, nothing at all, or to say so", WHEN_EMPTY).only(
      "schedule",
    ),
    "late-limit": text("How late it may still come: 6h").only("schedule"),
    publish: choice("In an announcement channel: publish each post to the servers that follow it", YES_OR_NO).only(
      "schedule",
    ),
    for: text("For how long: 3 days, a week; until you resume it when left out").only("pause"),
    explain: flag("Say why each story stands where it does").only("now"),
    slot: text("The date of the briefing").hidden(),
    replaces: text("The order that is replaced").hidden(),
    page: page("Which page of the answer").hidden(),
  },
  async run(args, desk) {
    // Options without a verb say which verb they belong to.
    const implied = SCHEDULING.some((name) => args[name] !== undefined) ? "schedule" : args.explain ? "now" : "list"
    switch (args[VERB] ?? implied) {
      case "list":
        return listOrders(desk)
      case "now":
        return previewEdition(args, desk)
      case "schedule":
        return scheduleBriefing(args, desk)
      case "pause":
        return pauseOrder(args.for, desk)
      case "resume":
        return resumeOrder(desk)
      case "cancel":
        return cancelOrder(desk)
      case "post":
        return postEdition(args, desk)
      case "more":
        return showMore(args, desk)
      case "why":
        return showWhy(args, desk)
    }
  },
})
