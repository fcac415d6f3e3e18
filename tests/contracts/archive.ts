import { afterEach, beforeEach, describe } from "vitest"
import type { Archive } from "../../src/core/archive.ts"
import { articlesContract } from "./shelves/articles.ts"
import { ledgerContract } from "./shelves/ledger.ts"
import { loadingContract } from "./shelves/loading.ts"
import { ordersContract } from "./shelves/orders.ts"
import { paragraphsContract } from "./shelves/paragraphs.ts"
import { peopleContract } from "./shelves/people.ts"
import { slotsContract } from "./shelves/slots.ts"
import { snippetsContract } from "./shelves/snippets.ts"
import { speakerCorrectionsContract } from "./shelves/speaker-corrections.ts"
import { ticketsContract } from "./shelves/tickets.ts"

/** Where an archive lives: opened again, it holds what was saved. */
type Home = { open(): Promise<Archive>; clear(): Promise<void> }

/** What every archive does, whatever it stores in: shelf by shelf. */
export function archiveContract(name: string, makeHome: () => Promise<Home>): void {
  describe(name, () => {
    let home: Home
    let archive: Archive
    beforeEach(async () => {
      home = await makeHome()
      archive = await home.open()
    })
    afterEach(async () => {
      await archive.close()
      await home.clear()
    })
    const reopen = async () => {
      await archive.close()
      archive = await home.open()
    }

    describe("articles", () => articlesContract(() => archive, reopen))
    describe("loading", () => loadingContract(() => archive, reopen))
    describe("people", () => peopleContract(() => archive))
    describe("snippets", () => snippetsContract(() => archive))
    describe("paragraphs", () => paragraphsContract(() => archive, reopen))
    describe("orders", () => ordersContract(() => archive, reopen))
    describe("slots", () => slotsContract(() => archive, reopen))
    describe("ledger", () => ledgerContract(() => archive, reopen))
    describe("speaker corrections", () => speakerCorrectionsContract(() => archive, reopen))
    describe("tickets", () => ticketsContract(() => archive, reopen))
  })
}
