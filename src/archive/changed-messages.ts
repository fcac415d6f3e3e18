import { slotKey } from "../core/briefing/schedule.ts"
import type { Reply } from "../core/reply/reply.ts"
import type { LedgerEntry } from "../core/shelves/ledger.ts"
import type { Slot } from "../core/shelves/slots.ts"
import { shownIn } from "../core/show/shown.ts"
import { snippetBefore } from "./before.ts"
import { READ_BY } from "./covered.ts"
import type { Database } from "./database.ts"
import { idNumbers, NUMBER_OF_ID } from "./snippet-id.ts"

/** When the message was posted, so that the newest comes first. */
const POSTED = "cast(1000 * unixepoch(entry ->> '$.at', 'subsec') as integer)"
/** Whatever it was waiting for: what changed may be urgent. */
const DUE_AGAIN = "on conflict do update set change = change + 1, since = excluded.since, retry = 0"

/**
 * Something of the article has changed: whatever shows it is to be looked at. Drafts of briefings that are not out are
 * composed anew. Within the caller's transaction.
 */
export function followChange(db: Database, slug: string, at: Date): void {
  db.run(
    `insert into followed (key, posted, change, since)
     select key, ${POSTED}, 1, ? from postings where key in (select key from shown where slug = ?) ${DUE_AGAIN}`,
    at.getTime(),
    slug,
  )
  forgetDrafts(db, slug)
}

/**
 * Has drafts composed anew: those with the article, or all. Also of a slot that failed, which may be opened again. One that may be
 * out already stays: every attempt must say the same, and what is out follows. Within the caller's transaction.
 */
export function forgetDrafts(db: Database, slug: string | null = null): void {
  const drafts = db.all(
    `select platform, channel, date from slots
     where (state is null or state = 'failed') and draft is not null and (?1 is null or instr(draft, ?1) > 0)`,
    slug && JSON.stringify(slug),
  )
  for (const { platform, channel, date } of drafts) {
    const slot = { platform, channel, date } as Slot
    if (db.get("select 1 from postings where key = ?", slotKey(slot, slot.date))) continue
    const forgotten = "update slots set draft = null where platform = ? and channel = ? and date = ?"
    db.run(forgotten, slot.platform, slot.channel, slot.date)
  }
}

/** Writes down what a posting shows. */
export function keepShown(db: Database, key: string, reply: Reply): void {
  for (const { slug, version, extractor = "" } of shownIn(reply))
    db.run(
      "insert or ignore into shown (slug, key, version, extractor) values (?, ?, ?, ?)",
      slug,
      key,
      version,
      extractor,
    )
}

/** The same of one whose reply is not known, as far as its snippets tell. */
export function keepShownSnippets(db: Database, key: string): void {
  const shown = db.all("select value from postings, json_each(entry, '$.shown') where postings.key = ?", key)
  for (const { value } of shown) {
    const { snippet, version }: LedgerEntry["shown"][number] = JSON.parse(String(value))
    if (snippet === null) continue
    const kept = `select slug from versions where number = (select version from snippets where number = ${NUMBER_OF_ID})`
    const { slug } = snippetBefore(db, snippet) ?? db.get(kept, ...idNumbers(snippet)) ?? {}
    if (slug === undefined) continue
    db.run(
      "insert or ignore into shown (slug, key, version, extractor) values (?, ?, ?, '')",
      String(slug),
      key,
      version,
    )
  }
}

/** The message is out: whatever stood in it before stands there no more. What changed while it was under way is due. */
export function followPosted(db: Database, key: string, message: string, at: string): void {
  if (message !== "") {
    const others = `select other.key from postings as other join postings as own on own.key = ?
      where other.message = ? and other.key <> own.key and other.entry ->> '$.channel' = own.entry ->> '$.channel'
        and other.entry ->> '$.platform' = own.entry ->> '$.platform'`
    for (const { key: other } of db.all(others, key, message))
      for (const table of ["shown", "followed"]) db.run(`delete from ${table} where key = ?`, String(other))
  }
  // What the desk corrected while it was under way changes what it was read by.
  const isBehind = db.get(
    `select 1 from shown left join articles on articles.slug = shown.slug
       left join versions using (number)
     where key = ? and (articles.slug is null or versions.version <> shown.version
       or (shown.extractor <> '' and shown.extractor <> ${READ_BY})) limit 1`,
    key,
  )
  if (!isBehind) return
  db.run(
    `insert into followed (key, posted, change, since) select key, ${POSTED}, 1, ? from postings where key = ? ${DUE_AGAIN}`,
    Date.parse(at),
    key,
  )
}
