/** What an operator sets for Slack. With an app token Slack is reached over Socket Mode, otherwise it calls us over HTTP. */
export type SlackSettings = {
  readonly botToken: string
  readonly appToken?: string | undefined
  readonly signingSecret?: string | undefined
  /** Base of the Web API, for a proxy or a test; Slack's own when left out. */
  readonly apiUrl?: string | undefined
  /** Stands before each command: `pq-` makes `/pq-quote`. */
  readonly prefix?: string | undefined
  /** Ids of who may order briefings, people's and user groups', "*" for every member of a channel; none: full members. */
  readonly managers?: readonly string[] | undefined
  /** What strangers in shared channels get: `refuse` where it is left out. */
  readonly outsiders?: Outsiders | undefined
}

/** What people of other organisations get, whom one meets in shared channels. */
export type Outsiders = "refuse" | "answer" | "private"

/** Where Slack sends everything when it calls us. */
export const EVENTS_PATH = "/slack/events"
/** The command that always exists, whatever a workspace calls the others: `/pullquote quote …`. */
export const UMBRELLA = "pullquote"
/** Message shortcuts, by the id that Slack sends back. */
export const SHORTCUTS = { find_source: "Find source", verify_quote: "Verify quote" } as const

/** Slack's own, where no other base is set. */
export const SLACK_API = "https://slack.com/api/"
