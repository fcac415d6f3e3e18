/** Lines that a site puts around its articles: no words of the article. */

/** Whole lines, in lower case, without what is not a letter, digit or space at their ends. */
const LINES: ReadonlySet<string> = new Set(
  [
    "advertisement|advertising|ad|sponsored|sponsored content|story continues below advertisement|skip advertisement",
    "article continues below this ad|continue reading below|scroll to continue|continue reading|keep reading",
    "share|share this|share this article|share this story|share article|share full article|gift article|gift this article",
    "facebook|twitter|x|linkedin|whatsapp|telegram|reddit|pinterest|messenger|flipboard|instagram|bluesky|threads",
    "email|e-mail|copy link|copy link to clipboard|link copied|print|print article|save|save article|bookmark",
    "listen|listen to this article|listen to article|play|watch|watch live|watch now|play video",
    "comments|leave a comment|add a comment|join the conversation|view comments|0 comments",
    "read more|read full story|see more|show more|more on this story|related|related articles|related stories",
    "related topics|most read|most popular|recommended|you may also like|trending|top stories|up next",
    "subscribe|subscribe now|sign up|sign in|log in|register|menu|search|home|skip to content|skip to main content",
    "back to top|open in app|open image in gallery|enlarge this image|toggle caption|hide caption|follow|follow us",
    "add us on google|follow us on google news|add as a preferred source on google|all rights reserved",
  ].flatMap((line) => line.split("|")),
)

/** Lines with a number or a name in them. */
const FORMS: readonly RegExp[] = [
  /^[\d.,]+k? (?:reads?|views?|shares?|comments?|likes?|min|mins|minutes?)$/,
  /^(?:reading time:? )?\d+[ -]?(?:min|mins|minutes?)(?: (?:read|listen|watch|ago))?$/,
  /^reading time:? \d+/,
  /^share (?:this |article |story )*(?:on|via|by|with) [a-z-]+$/,
  /^(?:sign up|subscribe) (?:for|to) [^.!?]*(?:newsletter|briefing|updates)$/,
  /^follow us on [a-z ]+$/,
  /^home ?[/>›»|]/,
  /^(?:©|copyright |\(c\) )/,
]

/** Longer lines are text; in characters. */
const LONGEST = 80

export function isFurniture(line: string): boolean {
  if (line.length > LONGEST) return false
  const plain = line
    .toLowerCase()
    .replace(/^[^\p{L}\p{N}©(]+/u, "")
    .replace(/[^\p{L}\p{N})]{1,80}$/u, "")
  return plain !== "" && (LINES.has(plain) || FORMS.some((form) => form.test(plain)))
}
