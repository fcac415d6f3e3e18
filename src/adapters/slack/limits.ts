/**
 * Slack's limits. Lengths in UTF-16 code units, which is never more generous than Slack's own count.
 * Pages under docs.slack.dev/reference: block-kit/blocks (blocks, header, context), block-kit/block-elements (buttons),
 * block-kit/composition-objects/text-object (text); views, app-manifest where named.
 */
export const LIMITS = {
  /** In one message. */
  blocks: 50,
  /** The whole message as JSON. Not documented; above 13,000 Slack has been seen to refuse one without a reason. */
  message: 12_000,
  /** Of `text`, what notifications show and screen readers read. The page of chat.postMessage advises 4,000. */
  fallback: 4000,
  header: 150,
  /** Of a text object. */
  text: 3000,
  buttons: 25,
  /** Ours: all buttons, and all choices of a menu, as JSON, so that they leave most of the message to the answer. */
  buttonsTogether: 4000,
  label: 75,
  value: 2000,
  url: 2000,
  /** Uses of a response address (interactivity/handling-user-interaction), within half an hour. */
  responses: 5,
  /** Ours, of what a person or Slack sends: a message's text, an id, the word to give back to Slack. */
  typed: 40_000,
  id: 255,
  challenge: 1000,
  /** Of a view: its title and the labels of its buttons (surfaces/modals), what it carries for us. */
  title: 24,
  privateMetadata: 3000,
  /** Blocks of a view. */
  viewBlocks: 100,
  /** Of a choice in a menu: what is shown, and what is sent; Slack's pages name 75 and 150 for the latter. */
  optionText: 75,
  optionValue: 75,
  placeholder: 150,
  /** Ours, of a menu's choices: Slack takes 100, but they count in the message. */
  menu: 25,
  /** Within which a command, a click or the choices of a menu must be acknowledged. */
  ackMs: 3000,
  /** Of a manifest (reference/app-manifest). */
  manifest: {
    name: 35,
    description: 140,
    commands: 50,
    command: 32,
    commandDescription: 2000,
    hint: 1000,
    shortcut: 24,
  },
} as const
