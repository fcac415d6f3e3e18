/** For mrkdwn and `text`, the only places where Slack reads control sequences; Slack takes it back when it shows them. */
export const escaped = (text: string): string =>
  text.replace(/[&<>]/g, (found) => (found === "&" ? "&amp;" : found === "<" ? "&lt;" : "&gt;"))

/** What Slack escapes in a text that it hands over: the three characters of its control sequences. */
export const unescaped = (text: string): string =>
  text.replace(/&(amp|lt|gt);/g, (_whole, name: string) => (name === "amp" ? "&" : name === "lt" ? "<" : ">"))
