import { offeredBy, readArguments } from "./core/command/arguments.ts"
import {
  type AnyCommand,
  type Choice,
  LONGEST_CHOICE,
  MOST_CHOICES,
  type Option,
  VERB,
} from "./core/command/command.ts"
import { examplesOf } from "./core/command/examples.ts"
import { commandMeant, failure, lineAction, misuse, unknownCommand } from "./core/command/misuse.ts"
import { settleTails } from "./core/command/tails.ts"
import type { Asking, Desk } from "./core/desk.ts"
import type { Newsroom, Reading } from "./core/newsroom.ts"
import { browse } from "./core/query/browse.ts"
import { firstTurn, turn } from "./core/query/turn.ts"
import { type Action, type Call, callTo, note, paragraph, type Reply } from "./core/reply/reply.ts"
import { recentCorrections } from "./core/show/correction-list.ts"
import { quoteNow } from "./core/show/quote-now.ts"
import { drawn } from "./core/show/results.ts"
import { cut } from "./core/text/cut.ts"

/** Told of each answer, for counting; `command` is null when there is no such command. */
export type Counted = (answer: {
  readonly command: string | null
  readonly outcome: Reply["outcome"]
  readonly ms: number
}) => void

type NewsroomParts = {
  readonly desk: Omit<Desk, "asking">
  readonly commands: readonly AnyCommand[]
  readonly reading: () => Reading
  /** A fresh short name for a failure, told to the asker and in the log. */
  readonly newIncident: () => string
  readonly counted?: Counted
}

/**
 * The one door of all adapters to the commands. `answer` and `complete` never throw: a failure is logged, and answered
 * by the name of its incident.
 */
export function openNewsroom({ desk, commands, reading, newIncident, counted }: NewsroomParts): Newsroom {
  const { archive, log, now } = desk
  const commandOf = (call: Call) => commands.find(({ name }) => name === call.command)

  const replyTo = async (typed: Call, asking: Asking | null): Promise<Reply> => {
    const command = commandOf(typed)
    const call = command ? await settleTails(typed, command, { ...desk, asking }) : typed
    if (!command) {
      return unknownCommand(call, commands, async (guess) => (await replyTo(guess, asking)).outcome === "answered")
    }
    const isHelp = isForHelp(call, command)
    if (isHelp && command.options[VERB]) return replyTo(callTo("help", { command: command.name }), asking)
    const read = readArguments(command, call.args)
    if (!read.ok)
      return misuse(
        read.problem,
        read.suggestions.map((suggestion) => lineAction(suggestion, commands)),
      )
    const reply = await command.run(read.args, { ...desk, asking })
    if (reply.outcome !== "nothing") return reply
    if (isHelp) return replyTo(callTo("help", { command: command.name }), asking)
    const meant = commandMeant(call, commands)
    return meant ? { ...reply, actions: [lineAction(meant, commands), ...reply.actions] } : reply
  }

  const logFailure = (call: Call, error: unknown): Reply => {
    const incident = newIncident()
    log.error({ incident, command: call.command, err: error }, "an answer failed")
    return failure(incident)
  }

  return {
    commands,
    async answer(call, asking) {
      const begun = performance.now()
      await firstTurn()
      const reply = await replyTo(call, asking ?? null).then(
        (reply) => withProgress(reply, reading(), lineAction(call, commands)),
        (error: unknown) => logFailure(call, error),
      )
      const command = commandOf(call)?.name ?? null
      counted?.({ command, outcome: reply.outcome, ms: performance.now() - begun })
      return reply
    },
    async complete(call, name) {
      const command = commandOf(call)
      const option: Option<unknown> | undefined =
        command && Object.hasOwn(command.options, name) ? command.options[name] : undefined
      if (!option) return []
      await turn() // Whoever types goes before those who ask now.
      const { [name]: typed = "", ...others } = call.args
      const completed = option.completer?.(typed, others, { ...desk, asking: null }).catch((error: unknown) => {
        log.warn({ incident: newIncident(), command: call.command, option: name, err: error }, "a completion failed")
        return []
      })
      return ((await completed) ?? fixedChoices(option, typed)).flatMap(choiceThatFits).slice(0, MOST_CHOICES)
    },
    articles: (limit) => archive.articles.list(limit),
    async browse(ask) {
      await firstTurn()
      return drawn(archive.articles, await browse(archive, ask))
    },
    shelf: archive.articles,
    people: archive.people,
    tally: () => archive.articles.tally(),
    article: (slug, version) => archive.articles.get(slug, version),
    examples: () => examplesOf(archive, commands),
    quote: (id) => quoteNow(archive, id),
    history: (slug) => archive.articles.history(slug),
    corrections: () => recentCorrections(archive.following, now()),
    timeZone: desk.timeZone,
    tickets: {
      keep: (call) => archive.tickets.keep(call, now()),
      open: (id) => archive.tickets.open(id, now()),
    },
    ledger: archive.ledger,
    seen: (key) => archive.tickets.seen(key, now()),
    reading,
  }
}

function choiceThatFits({ label, value }: Choice): readonly Choice[] {
  const isFit = label.trim() !== "" && value !== "" && value.length <= LONGEST_CHOICE
  return isFit ? [{ label: cut(label.trim(), LONGEST_CHOICE), value }] : []
}

function fixedChoices(option: Option<unknown>, typed: string): readonly Choice[] {
  const words = option.kind === "flag" ? ["yes", "no"] : offeredBy(option)
  return words.filter((word) => word.startsWith(typed.toLowerCase())).map((word) => ({ label: word, value: word }))
}

/** "/quote help", "/briefing help" and "/briefing schedule --help": where nothing is found for the word, or a verb takes its place. */
function isForHelp({ args }: Call, { name, options }: AnyCommand): boolean {
  const [first = ""] = Object.keys(options)
  const asked = options[VERB] ? /^(?:\S+ )?(?:help|--help|-h|\?)$/i : /^(?:help|--help|-h)$/i
  return name !== "help" && Object.keys(args).length === 1 && asked.test(args[first] ?? "")
}

/** Until all content is read, every answer says how far that is; what was not found may only not have been read yet. */
function withProgress(reply: Reply, { read, total }: Reading, askAgain: Action): Reply {
  if (read >= total) return reply
  const progress = `${read} of ${total} articles read so far`
  if (reply.outcome !== "nothing") {
    return { ...reply, blocks: [...reply.blocks, note(`${progress}.`)] }
  }
  const words = `Nothing found yet: ${progress}. Ask again in a moment.`
  return { ...reply, blocks: [paragraph(words)], actions: [askAgain], outcome: "busy" }
}
