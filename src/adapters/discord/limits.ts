/**
 * Discord's limits. Lengths in UTF-16 code units, which is never more generous than Discord's own count.
 * Pages under discord.com/developers/docs: components/reference (components, text, button, rows), resources/message
 * (flags, nonce) and interactions/application-commands (description, choices).
 */
export const LIMITS = {
  /** In one message, nested ones counted. */
  components: 40,
  /** Over all text displays of a message. */
  text: 4000,
  buttonsInRow: 5,
  rows: 5,
  label: 80,
  customId: 100,
  /** Of a menu's choice: what is shown, and what is sent; of the words that stand in the menu before. */
  optionLabel: 100,
  optionSent: 100,
  placeholder: 150,
  /** Of a link; Discord's own for link buttons. */
  url: 512,
  /** Of a command or an option. */
  description: 100,
  choices: 25,
  /** Of a window: its fields, its title, a field's label and what can be typed into it (components/reference). */
  fields: 5,
  windowTitle: 45,
  fieldLabel: 45,
  /** Ours; Discord takes 4,000. */
  fieldValue: 300,
  /** Of a command, and of a subcommand. */
  options: 25,
  /** The longest that a person can type into one. */
  optionValue: 6000,
  /** The title of a forum's post. */
  postTitle: 100,
  /** Of a post that is to come out once. */
  nonce: 25,
} as const

/** Times in milliseconds, from the page interactions/receiving-and-responding. */
export const TIMES = {
  /** Discord waits 3 s for the first response; what takes longer than half of that is announced first. */
  firstResponse: 1500,
  /** Discord knows a nonce "for a few minutes"; within this we rely on it. */
  nonceKept: 120_000,
  /** Ours: before a post is tried again that did not get through, and one whose token was refused. */
  untilThereAgain: 5_000,
  untilTokenAgain: 60_000,
} as const

/** Message flag: the message is made of components and has no content or embeds. Cannot be taken back by an edit. */
export const COMPONENTS_V2 = 1 << 15

/** Message flag: only who asked sees it. */
export const EPHEMERAL = 1 << 6
