import { wordsAt } from "../model.ts"
import type { BodyLine } from "./body-line.ts"

/** "Q:", "A.", "Question 3:". */
const LETTER =
  /^[*\s]*(?<label>(?<ask>q(?:uestion)?|(?:the )?interviewer)|(?<tell>a(?:nswer)?|(?:the )?interviewee))(?: ?\d{1,3})?(?: ?[:.)]|\s?[–—]| -) ?(?=\S)/iu
/** "Ann Keller:", "AK:", "The Guardian:". */
const NAME =
  /^(?<label>(?:The )?\p{Lu}[\p{L}\p{N}.'’&-]{0,25}(?: (?:\p{Lu}[\p{L}\p{N}.'’&-]{0,25}|de|da|del|van|von|bin|al|and|of|the|\(\p{Lu}{1,4}\))){0,4})(?<role>, \p{Lu}[\p{L} ,.'’&-]{1,60})? ?: (?=\S)/u
/** Who asks, as transcripts say it behind the name: "MARGARET HALE, HOST:". */
const ASKING_ROLE = /\b(?:host|anchor|interviewer|moderator|presenter|correspondent|reporter|byline)\b/i
const QUESTION = /\?["”’)\]*_ ]*$/
/** A question may be followed by what it is asked about, or open with it. */
const ASKS = /\?(?=["”’)\]]* |["”’)\]*_ ]*$)/
const FIRST_PERSON = /(?<![\p{L}.])(?:I|I['’](?:m|ve|d|ll)|my|me|My|Me)(?!\p{L})/u
const OURS = /(?<![\p{L}.])(?:we|We|our|Our|us)(?!\p{L})/u
const SECOND_PERSON = /(?<!\p{L})(?:you|your|you['’](?:re|ve|d|ll)|yourself)(?!\p{L})/iu
/** What the makers of an interview say of it, and what nobody says: "[Laughs]". */
const ASIDE =
  /^[\s[(*_]*(?:this|the|our) (?:interview|conversation|transcript|q ?& ?a|exchange)\b|^[\s[(*_]*(?:interview(?:ed)?|as told to|reporting|photographs?|edited|translat(?:ed|ion)|words)\b.{0,60}\bby\b|^\[[^\]]{1,200}\]$|^\([^)]{1,200}\)$/i
/** "She laughs and pours the tea.": told of who answers, by who asks. */
const NARRATES = /^(?:He|She) \p{Ll}+\b(?!.*(?<![\p{L}.])(?:I|my|me|we|our|us|you|your)\b)/iu
/** Words in quotation marks: whoever says "I" in them is quoted. */
const QUOTED = /“[^”]*”|"[^"]*"/g

/** Whose turn a line is, as it says itself. */
type Turn = { readonly turn: "question" | "answer"; readonly label?: number }

/** So many questions, each with its answer, make an interview of a text; where it calls itself one, so many. */
const ENOUGH = { told: 1, untold: 2, unlabelled: 3 } as const

/**
 * The lines of an interview, each with whose turn it is; a line that holds a question in bold and its answer becomes two. Null
 * when the text is none. `isTold`: it calls itself one.
 */
export function turnsIn(text: string, lines: readonly BodyLine[], isTold: boolean): readonly BodyLine[] | null {
  const apart = lines.flatMap((line) => split(text, line))
  const marked = labelled(text, apart, isTold) ?? unlabelled(text, apart, isTold)
  return marked && withTurns(text, apart, marked)
}

/** "**Why now?** Because I can." and "Q: Why now? A: Because I can." hold two turns. */
function split(text: string, line: BodyLine): readonly BodyLine[] {
  const words = wordsAt(text, line)
  const { bold, ...plain } = line
  if (bold !== undefined && bold < words.length && QUESTION.test(words.slice(0, bold))) {
    const from = bold + (words.slice(bold).search(/\S/) + 1 || 1) - 1
    const { headings: _, ...rest } = plain
    return [
      { ...plain, bold, end: line.start + bold },
      { ...rest, start: line.start + from },
    ]
  }
  const answer =
    LETTER.exec(words)?.groups?.ask === undefined ? -1 : words.search(/(?<=\?["”’)]{0,3}) A(?:nswer)?: ?\S/)
  if (answer < 0) return [line]
  const { headings: _, ...rest } = plain
  return [
    { ...plain, end: line.start + answer },
    { ...rest, start: line.start + answer + 1 },
  ]
}

/** Turns by their labels: at least two who ask and tell in turn, of whom one mostly asks. */
function labelled(text: string, lines: readonly BodyLine[], isTold: boolean): ReadonlyMap<BodyLine, Turn> | null {
  const turns = lines.flatMap((line) => {
    const words = wordsAt(text, line).slice(0, LONGEST)
    const letter = LETTER.exec(words)
    const name = letter ? null : NAME.exec(words)
    const label = letter?.groups?.label ?? name?.groups?.label
    const length = letter?.[0].length ?? name?.[0].length
    if (label === undefined || length === undefined) return []
    // "Ann Frost:" and "Frost:" are one.
    const key = label.toLowerCase().split(" ").at(-1) ?? ""
    const role = name?.groups?.role ?? ""
    const asks = letter ? letter.groups?.ask !== undefined : ASKING_ROLE.test(role) ? true : null
    return [{ line, key, length, asks, isLetter: letter !== null, isQuestion: ASKS.test(words) }]
  })
  const byKey = Map.groupBy(turns, ({ key }) => key)
  const least = isTold ? ENOUGH.told : ENOUGH.untold
  const known = [...byKey].filter(([, own]) => own.length >= least)
  const isAsker = (own: typeof turns) =>
    own[0]?.asks ?? own.filter(({ isQuestion }) => isQuestion).length * 2 >= own.length
  const askers = new Set(known.filter(([, own]) => isAsker(own)).map(([key]) => key))
  const tellers = new Set(known.filter(([key]) => !askers.has(key)).map(([key]) => key))
  const own = turns.filter(({ key }) => askers.has(key) || tellers.has(key))
  const pairs = own.filter(({ key }, i) => askers.has(key) && tellers.has(own[i + 1]?.key ?? "")).length
  if (pairs < least) return null
  const isLettered = own.some(({ isLetter }) => isLetter)
  if (
    isLettered &&
    !isTold &&
    !speaksOfItself(
      text,
      own.filter(({ key }) => tellers.has(key)).map(({ line }) => line),
    )
  )
    return null
  return new Map(
    own.map(({ line, key, length }): [BodyLine, Turn] => [
      line,
      { turn: askers.has(key) ? "question" : "answer", label: length },
    ]),
  )
}

/** Turns without labels: questions in bold or alone on their line, to a "you" that answers with "I". */
function unlabelled(text: string, lines: readonly BodyLine[], isTold: boolean): ReadonlyMap<BodyLine, Turn> | null {
  const wholeBold = lines.filter((line) => line.bold !== undefined && line.bold >= line.end - line.start)
  const bold = new Set(wholeBold)
  const isBoldMode = wholeBold.filter((line) => QUESTION.test(wordsAt(text, line))).length * 2 > wholeBold.length
  const isShort = (line: BodyLine) => line.end - line.start <= LONGEST
  const asked = lines.filter((line) =>
    isBoldMode && wholeBold.length > 0
      ? bold.has(line)
      : isShort(line) && QUESTION.test(wordsAt(text, line)) && !/["“]/.test(wordsAt(text, line)),
  )
  const headed = lines.filter((line) => QUESTION.test(line.headings?.at(-1) ?? ""))
  const questions = new Set(asked.length >= headed.length ? asked : [])
  const heads = new Set(questions.size > 0 ? [] : headed)
  const answers = lines.filter(
    (line, i) => heads.has(line) || (questions.has(lines[i - 1] as BodyLine) && !questions.has(line)),
  )
  const words =
    questions.size > 0 ? asked.map((line) => wordsAt(text, line)) : headed.map(({ headings }) => headings?.at(-1) ?? "")
  if (answers.length < (isTold ? ENOUGH.told : ENOUGH.unlabelled) || answers.length * 2 < words.length) return null
  if (!isTold && !(words.some((one) => SECOND_PERSON.test(one)) && speaksOfItself(text, answers))) return null
  return new Map([
    ...[...questions].map((line): [BodyLine, Turn] => [line, { turn: "question" }]),
    ...[...heads].map((line): [BodyLine, Turn] => {
      const label = LETTER.exec(wordsAt(text, line).slice(0, LONGEST))?.[0].length
      return [line, { turn: "answer", ...(label !== undefined && { label }) }]
    }),
  ])
}

/** Whether answers are somebody's own words: a guide for readers says "I" only where it quotes somebody. */
function speaksOfItself(text: string, answers: readonly BodyLine[]): boolean {
  const words = answers.map((line) =>
    wordsAt(text, line)
      .slice(0, LONGEST * 4)
      .replace(QUOTED, ""),
  )
  const own = words.filter((one) => FIRST_PERSON.test(one) || OURS.test(one))
  return own.length * 2 >= answers.length && words.some((one) => FIRST_PERSON.test(one))
}

/** What stands between a turn and the next goes on with it; a question is followed by its answer. */
function withTurns(text: string, lines: readonly BodyLine[], marked: ReadonlyMap<BodyLine, Turn>): readonly BodyLine[] {
  let current: Turn["turn"] | null = null
  const hasLabels = [...marked.values()].some(({ turn, label }) => turn === "question" && label !== undefined)
  return lines.map((line) => {
    const own = marked.get(line)
    const aside = !own && ASIDE.test(wordsAt(text, line).slice(0, LONGEST))
    if (aside) return line
    if (own) current = own.turn
    // Behind a question without a label stands the answer to it.
    else if (current === "question" && !hasLabels) current = "answer"
    if (current === null || (!own && NARRATES.test(wordsAt(text, line).slice(0, LONGEST)))) return line
    return { ...line, turn: current, ...(own?.label !== undefined && { label: own.label }) }
  })
}

/** Code units that are looked at of a line. */
const LONGEST = 400
