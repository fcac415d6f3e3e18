import type { Asking } from "./core/asking.ts"
import { offeredBy, readArguments } from "./core/command/arguments.ts"
import type { AnyCommand, Choice, Option } from "./core/command/command.ts"
import { lineAction, misuse, unknownCommand } from "./core/command/misuse.ts"
import type { Desk } from "./core/desk.ts"
import type { Newsroom, Reading } from "./core/newsroom.ts"
import { type Action, type Call, plain, type Reply } from "./core/reply/reply.ts"
import { cut } from "./core/text/cut.ts"

type Opening = {
  readonly desk: Omit<Desk, "asking">
  readonly commands: readonly AnyCommand[]
  readonly reading: () => Reading
  /** A fresh short name for a failure, told to the asker and in the log. */
  readonly newIncident: () => string
  /** Told of each answer, for counting; `command` is null when there is no such command. */
  readonly counted?: (answer: {
    readonly command: string | null
    readonly outcome: Reply["outcome"]
    readonly ms: number
  }) => void
}

/**
 * The one door of all adapters to the commands. `answer` and `complete` never throw: a failure is logged, and answered
 * by the name of its incident.
 */
export function openNewsroom({ desk, commands, reading, newIncident, counted }: Opening): Newsroom {
  const { archive, log, now } = desk
  const commandOf = (call: Call) => commands.find(({ name }) => name === call.command)

  const replyTo = async (call: Call, asking: Asking | null): Promise<Reply> => {
    const command = commandOf(call)
    if (!command) {
      return unknownCommand(call, commands, async (guess) => (await replyTo(guess, asking)).outcome === "answered")
    }
    const read = readArguments(command, call.args)
    if (read.ok) return command.run(read.args, { ...desk, asking })
    return misuse(
      read.problem,
      read.meant.map((meant) => lineAction(meant, commands)),
    )
  }

  const failed = (call: Call, error: unknown): Reply => {
    const incident = newIncident()
    log.error({ incident, command: call.command, err: error }, "an answer failed")
    return { ...misuse(`That went wrong on our side. The log names it as incident ${incident}.`), outcome: "failed" }
  }

  return {
    commands,
    async answer(call, asking) {
      const begun = performance.now()
      const reply = await replyTo(call, asking ?? null).then(
        (reply) => withProgress(reply, reading(), lineAction(call, commands)),
        (error: unknown) => failed(call, error),
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
      const { [name]: typed = "", ...others } = call.args
      const completed = option.completer?.(typed, others, { ...desk, asking: null }).catch((error: unknown) => {
        log.warn({ incident: newIncident(), command: call.command, option: name, err: error }, "a completion failed")
        return []
      })
      return ((await completed) ?? fixedChoices(option, typed)).flatMap(fitting).slice(0, MOST_CHOICES)
    },
    articles: (limit) => archive.articles.list(limit),
    tally: () => archive.articles.tally(),
    article: (slug, version) => archive.articles.get(slug, version),
    tickets: {
      keep: (call) => archive.tickets.keep(call, now()),
      open: (id) => archive.tickets.open(id, now()),
    },
    ledger: archive.ledger,
    seen: (key) => archive.tickets.seen(key, now()),
    reading,
  }
}

/** Discord takes at most 25 choices, of 1 to 100 characters each; Slack takes more. */
const MOST_CHOICES = 25
const LONGEST_CHOICE = 100

function fitting({ label, value }: Choice): readonly Choice[] {
  const isFit = label.trim() !== "" && value !== "" && value.length <= LONGEST_CHOICE
  return isFit ? [{ label: cut(label.trim(), LONGEST_CHOICE), value }] : []
}

function fixedChoices(option: Option<unknown>, typed: string): readonly Choice[] {
  const words = option.kind === "flag" ? ["yes", "no"] : offeredBy(option)
  return words.filter((word) => word.startsWith(typed.toLowerCase())).map((word) => ({ label: word, value: word }))
}

/** Until all content is read, every answer says how far that is; what was not found may only not have been read yet. */
function withProgress(reply: Reply, { read, total }: Reading, askAgain: Action): Reply {
  if (read >= total) return reply
  const progress = `${read} of ${total} articles read so far`
  if (reply.outcome !== "nothing") {
    return { ...reply, blocks: [...reply.blocks, { kind: "note", prose: plain(`${progress}.`) }] }
  }
  const words = `Nothing found yet: ${progress}. Ask again in a moment.`
  return { ...reply, blocks: [{ kind: "prose", prose: plain(words) }], actions: [askAgain], outcome: "busy" }
}
