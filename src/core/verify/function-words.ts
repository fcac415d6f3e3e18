const list = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/))

/** Words that turn what is said into its contrary, or nearly. */
const NEGATIONS = list(`
  not never no none nobody nothing neither nor nowhere without cannot ain't hardly scarcely barely rarely seldom unable unlikely`)

export const isNegation = (form: string): boolean =>
  NEGATIONS.has(form) || form.endsWith("n't") || DROPPED_MARKS.has(form)

/** Contractions of "not" as they look without their apostrophe. */
const DROPPED_MARKS = list(`
  dont doesnt didnt isnt arent wasnt werent wouldnt shouldnt couldnt havent hasnt hadnt mustnt neednt cant wont`)

/** Words that make a statement less certain. */
export const HEDGES = list(`
  may might could perhaps maybe possibly probably likely allegedly alleged apparently seemingly presumably supposedly reportedly
  purported purportedly rumoured rumored suspected unconfirmed unclear potentially seem seems seemed appear appears appeared
  almost nearly partly sometimes usually generally mostly`)

/** … where "I" or "we" stands before them. */
export const OPINIONS = list("think thought believe believed suspect guess suppose assume hope expect")

/** Words behind which the rest holds only under a condition. */
export const CONDITIONS = list("if unless until till provided providing except")

/** Words that carry grammar and no matter: alone they tell no quotation from another. */
export const FUNCTION_WORDS = list(`
  a about above after again against all also am an and any are as at be because been before being below between both but by can
  could did do does doing down during each every few for from further get got had has have having he he'd he'll he's her here hers
  herself him himself his how i i'd i'll i'm i've if in into is it it's its itself just let let's like made make many may me might
  more most much must my myself no nor not now of off on once one only or other our ours ourselves out over own said same saw say
  says shall she she'd she'll she's should so some such than that that's the their theirs them themselves then there there's these
  they they'd they'll they're they've this those through to too under until up upon us very was we we'd we'll we're we've were what
  when where which while who whom whose why will with without would yet you you'd you'll you're you've your yours yourself
  don't doesn't didn't isn't aren't wasn't weren't won't wouldn't shouldn't couldn't can't cannot haven't hasn't hadn't never`)

export const isContent = (form: string): boolean => !FUNCTION_WORDS.has(form)
