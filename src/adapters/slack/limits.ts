/**
 * Slack's limits. Lengths in UTF-16 code units, which is never more generous than Slack's own count.
 * Pages under docs.slack.dev/reference: block-kit/blocks (blocks, header, context), block-kit/block-elements (buttons),
 * block-kit/composition-objects/text-object (text).
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
  /** Ours: all buttons as JSON, so that they leave most of the message to the answer. */
  buttonsTogether: 4000,
  label: 75,
  value: 2000,
  url: 2000,
} as const
