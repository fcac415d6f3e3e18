import type { ArchiveState } from "./archive.ts"
import type { Covered } from "./model.ts"

/** What the page may know and do beyond asking, since it serves the machine that the bot runs on. */
export type Operations = {
  condition(): Promise<Condition>
  readonly connecting: Connecting
  readonly pasting: Pasting
}

/** How what the bot depends on fares. */
export type Condition = {
  readonly archive: ArchiveState
  /** Each platform that is set up: null while people can ask over it, else why they cannot. */
  readonly platforms: Readonly<Record<string, string | null>>
  /** What keeps briefings from coming out, a sentence each. */
  readonly troubles: readonly string[]
  readonly briefings: readonly BriefingCondition[]
}

/** A channel's briefing. */
export type BriefingCondition = {
  /** "#newsroom" */
  readonly place: string
  readonly platform: string
  readonly standing: "active" | "paused" | "halted"
  readonly problem: string | null
  /** "07:30 (Europe/Kyiv)" and the date of the next one; null when none is due. */
  readonly time: string
  readonly next: string | null
  /** The date of the last one that was posted. */
  readonly last: string | null
}

/** What it takes to connect the chat platforms. */
export type Connecting = {
  readonly discord: {
    readonly isSet: boolean
    /** Addresses with what they are for; none without an application's id. */
    readonly invitations: readonly { readonly label: string; readonly url: string }[]
  }
  readonly slack: { readonly isSet: boolean; readonly manifest: string }
}

/** Articles that are pasted into the page: saved as files of the content folder. */
export type Pasting = {
  /** The content folder's real path. */
  readonly folder: string
  /** What would be found in it. Saves nothing. */
  look(text: string): Promise<Looked>
  /** Saves it, and takes it in. */
  save(text: string): Promise<Pasted>
  /** Whether it was pasted since the bot started, and its file is as it was then. */
  canUndo(slug: string): Promise<boolean>
  /** Takes the pasted file away again; false where it is no longer as it was pasted. */
  undo(slug: string): Promise<boolean>
}

export type Looked =
  | { readonly ok: true; readonly file: string; readonly covered: Covered }
  | { readonly ok: false; readonly problem: string }
export type Pasted = { readonly ok: true; readonly slug: string } | { readonly ok: false; readonly problem: string }
