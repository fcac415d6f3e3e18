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
    "topics|related topics|most read|most popular|recommended|you may also like|trending|top stories|up next",
    "subscribe|subscribe now|sign up|sign in|log in|register|menu|search|home|skip to content|skip to main content",
    "back to top|open in app|open image in gallery|enlarge this image|toggle caption|hide caption|follow|follow us",
    "tweet|photo|photos|image|images|picture|pictures|video|videos|gallery|photo gallery|media caption|image caption|caption|slideshow",
    "continue reading the main story|story continues below|article continues below|continued below|read full article|view comments",
    "reuse content|reprints|rights and permissions|request reprints|order reprints|report a correction|report an error|view photo",
    "view photos|view gallery|view image|view image in fullscreen|click to enlarge|expand image|media playback is unsupported on your device",
    "play audio|fullscreen|captions|subtitles|chapters|descriptions|this is a modal window|close modal dialog",
    "full text|abstract|about the author|about the authors|more from the author|most viewed|most shared|trending now|what to read next",
    "show caption|stock photo|file pic|tap to enlarge|scroll down for video|scroll down to read more|scroll down for more",
    "article continues after advertisement|advertisement - story continues below|read the full story|read the full story here",
    "more stories|newsletter|newsletters|sign up here|already a subscriber? log in|become a member|support independent journalism",
    "enter your email|your email address|we use cookies|cookie settings|accept all|load more comments|report this comment|tweet this",
    "pin it|post a comment|leave a reply|print this page|email this|email this article|copy url|copied|video player is loading|autoplay",
    "now playing|next video|explore more on these topics|about this article|like us on facebook|have your say|listen to our podcast",
    "have your say in the comments|let us know in the comments|let us know in the comments below|get our free daily newsletter",
    "recommended stories|recommended for you|promoted stories|taboola|outbrain|in this story|in this article|jump to comments",
    "next article|previous article|next story|previous story|find out more|learn more|terms of service|privacy policy|about us|site index",
    "editor's picks|editors' picks|editor’s picks|editors’ picks|watch the video above|watch the video below|watch above|ends|30|get in touch",
    "like this|loading|get the app|download the app|comments are closed|site mobile navigation|latest|latest news|from our partners|promoted|paid content",
    "getty|getty images|afp|ap|ap photo|reuters|epa|associated press|the associated press|file photo|file image|handout|shutterstock",
    "email the author|e-mail the author|email author|contact the author|follow the author|message the author|email the reporter",
    "follow on twitter|follow on x|see all posts|view all posts|view profile|bio|author bio|all posts",
    "add us on google|follow us on google news|add as a preferred source on google|all rights reserved",
  ].flatMap((line) => line.split("|")),
)

/** Lines with a number or a name in them. */
const FORMS: readonly RegExp[] = [
  /^[\d.,]+k? (?:reads?|views?|shares?|comments?|likes?|photos?|images?|min|mins|minutes?)$/,
  /^(?:reading time:? )?\d+[ -]?(?:min|mins|minutes?)(?: (?:read|listen|watch|ago))?$/,
  /^reading time:? \d+/,
  /^share (?:this |article |story )*(?:on|via|by|with) [a-z-]+$/,
  /^(?:sign up|subscribe) (?:for|to) [^.!?]*(?:newsletter|briefing|updates)$/,
  /^follow us on [a-z ]+$/,
  /^home ?[/>›»|]/,
  /^(?:©|copyright (?:©|\(c\)|\d{4}|the )|\(c\) )/,
  // Of players and galleries.
  /^(?:loaded|progress|buffered|volume|duration|current time|remaining time|stream type|playback rate)\b:? ?-?[\d:.%x]*(?:live)?$/,
  /^(?:(?:photo|image|slide|picture|gallery) )?\d{1,3} ?(?:\/|of) ?\d{1,3}(?: (?:photos|images|slides|pictures))?$/,
  /^(?:more|read more|see more|all) (?:stories |posts |articles )?(?:by|from) (?:the|this) (?:author|writer|reporter)$/,
  /^(?:view|show|see) (?:all )?\d+ (?:photos|comments|images)$/,
  /^comments \(\d+\)$/,
  /^listen to this (?:article|story) \d+ min(?:utes)?$/,
  /^more (?:from|in) (?:[a-z&]+ ?){1,3}$/,
  /^\d+ seconds? of \d+ (?:minutes?|seconds?)\b[\w ,%]*$/,
]

/** Longer lines are text; in characters. */
const LONGEST = 80

/** Signs without a letter, a digit or a quotation mark: "* * *", "___", "·". */
export const isRule = (line: string): boolean => line.length <= LONGEST && /^[^\p{L}\p{N}"“”«»'‘’„]+$/u.test(line)

/** Whole lines of menus, buttons, players. */
export function isPageLine(line: string): boolean {
  if (line.length > LONGEST) return false
  const plain = line
    .toLowerCase()
    .replace(/^[^\p{L}\p{N}©(]+/u, "")
    .replace(/[^\p{L}\p{N})]{1,80}$/u, "")
  if (plain === "") return isRule(line)
  return LINES.has(plain) || FORMS.some((form) => form.test(plain))
}
