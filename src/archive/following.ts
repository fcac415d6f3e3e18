import { AS_POSTED } from "../core/follow/finding.ts"
import type { Gone } from "../core/shelves/articles.ts"
import type { Conclusion, FollowClaim, Following, FollowTally } from "../core/shelves/following.ts"
import type { Claimant } from "../core/shelves/slots.ts"
import type { Database } from "./database.ts"
import type { Written } from "./write-queue.ts"

/** A retry that lies further ahead than any that is asked for was set by a clock that has been put back since. */
const FARTHEST_RETRY_MS = 2 * 60 * 60_000

const IS_OPEN = "reached < change and (retry <= ? or retry > ?)"
/** Only whoever holds it may change it. */
const MINE = "key = ? and holder = ? and reached < change"

/** Articles of which the message's last word is a correction, not that it stands again as first posted. */
const CORRECTED = `select slug from (
    select slug, finding, max(at) from corrections
    where key = ? and slug in (select slug from shown where key = ?) group by slug
  ) where finding <> '${JSON.stringify(AS_POSTED)}'`

export const followingWorks = {
  claimFollowed(db: Database, key: string, { holder, at, until, dead }: Claimant): FollowClaim | null {
    const now = at.getTime()
    const row = db.get(
      `update followed set holder = ?, lease = ?, tries = tries + 1
       where key = ? and ${IS_OPEN} and (lease <= ? or holder = ? or holder in (select value from json_each(?)))
       returning change, since, told, edits, tries`,
      holder,
      until.getTime(),
      key,
      now,
      now + FARTHEST_RETRY_MS,
      now,
      holder,
      JSON.stringify(dead),
    )
    const posting = row && db.get("select entry, reply, posted from postings where key = ?", key)
    if (!row || !posting) return null
    return {
      entry: JSON.parse(String(posting.entry)),
      reply: parsed(posting.reply),
      posted: parsed(posting.posted),
      change: Number(row.change),
      since: new Date(Number(row.since)).toISOString(),
      told: JSON.parse(String(row.told)),
      corrected: db.all(CORRECTED, key, key).map(({ slug }) => String(slug)),
      edits: JSON.parse(String(row.edits)),
      tries: Number(row.tries),
    }
  },

  renewFollowed(db: Database, key: string, { holder, at, until }: Omit<Claimant, "dead">): boolean {
    const renewed = `update followed set lease = ? where ${MINE} and lease > ?`
    return db.run(renewed, until.getTime(), key, holder, at.getTime()) > 0
  },

  releaseFollowed(db: Database, key: string, holder: string, retry: Date, trouble: string | null): void {
    const released = `update followed set holder = '', lease = 0, retry = ?, trouble = ? where ${MINE}`
    db.run(released, retry.getTime(), trouble, key, holder)
  },

  concludeFollowed(db: Database, key: string, holder: string, change: number, conclusion: Conclusion): boolean {
    const { outcome, told, edits, corrections, problem, at } = conclusion
    const state = outcome === "same" ? "" : ", state = ?"
    const settled = db.run(
      `update followed set reached = ?, told = ?, edits = ?, trouble = ?, tries = 0, retry = 0, holder = '', lease = 0 ${state}
       where ${MINE}`,
      change,
      JSON.stringify(told),
      JSON.stringify(edits),
      problem,
      ...(outcome === "same" ? [] : [outcome]),
      key,
      holder,
    )
    if (settled === 0) return false
    for (const { slug, finding } of corrections)
      db.run(
        `insert into corrections values (?, ?, ?, ?, ?)
         on conflict do update set outcome = excluded.outcome, at = excluded.at`,
        slug,
        key,
        JSON.stringify(finding),
        at.getTime(),
        outcome,
      )
    return true
  },
}

/** What is posted, and follows its article from then on. */
export function followingShelf(db: Database, write: Written<typeof followingWorks>): Following {
  return {
    claim: write.claimFollowed,
    renew: write.renewFollowed,
    release: write.releaseFollowed,
    conclude: write.concludeFollowed,

    async due(platform, at, limit) {
      const now = at.getTime()
      const rows = db.all(
        `select key, holder from followed join postings using (key)
         where ${IS_OPEN} and entry ->> '$.platform' = ? order by followed.posted desc limit ?`,
        now,
        now + FARTHEST_RETRY_MS,
        platform,
        limit,
      )
      return rows.map(({ key, holder }) => ({ key: String(key), holder: String(holder) }))
    },

    departed: async (slug) => goneOf(db.get("select why from departed where slug = ?", slug)?.why),

    async corrections(since, limit, slug) {
      const rows = db.all(
        `select corrections.slug, finding, why, max(at) as at,
           coalesce(articles.title, (
             select versions.title from versions where versions.slug = corrections.slug order by rowid desc limit 1
           ), corrections.slug) as title,
           sum(outcome = 'edited') as edited, sum(outcome = 'replied') as replied, sum(outcome = 'gone') as deleted,
           sum(outcome = 'unreachable') as unreachable
         from corrections left join articles using (slug) left join departed using (slug)
         where at >= ?1 and (?3 is null or corrections.slug = ?3) group by corrections.slug, finding order by at desc, corrections.slug limit ?2`,
        since.getTime(),
        limit,
        slug ?? null,
      )
      return rows.map((row) => ({
        slug: String(row.slug),
        title: String(row.title),
        gone: goneOf(row.why),
        finding: JSON.parse(String(row.finding)),
        at: new Date(Number(row.at)).toISOString(),
        edited: Number(row.edited),
        replied: Number(row.replied),
        deleted: Number(row.deleted),
        unreachable: Number(row.unreachable),
      }))
    },

    async tally() {
      const rows = db.all("select state, count(*) as messages from followed where state is not null group by state")
      const count = (state: keyof FollowTally) => Number(rows.find((row) => row.state === state)?.messages ?? 0)
      const due = Number(db.get("select count(*) as messages from followed where reached < change")?.messages)
      const [edited, replied] = [count("edited"), count("replied")]
      const told = db.get("select count(*) as changes from (select distinct slug, finding from corrections)")
      const all = { due, edited, replied, gone: count("gone"), unreachable: count("unreachable") }
      return { ...all, corrections: Number(told?.changes) }
    },

    async unreachable(limit) {
      const rows = db.all(
        `select entry, message, trouble from followed join postings using (key)
         where state = 'unreachable' order by followed.posted desc limit ?`,
        limit,
      )
      return rows.map(({ entry, message, trouble }) => {
        const { platform, channel, at } = JSON.parse(String(entry))
        return { platform, channel, at, message: message === null ? null : String(message), problem: String(trouble) }
      })
    },
  }
}

const goneOf = (why: unknown): Gone | null => (why === "withdrawn" || why === "withheld" ? why : null)

const parsed = (words: unknown) => (typeof words === "string" ? JSON.parse(words) : null)
