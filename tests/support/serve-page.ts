import { previewRoutes } from "../../src/adapters/preview/index.ts"
import type { Newsroom } from "../../src/core/newsroom.ts"
import { type HttpServer, openHttp } from "../../src/http.ts"
import { operations } from "../adapters/preview/paper.ts"
import { NO_BRIEFINGS } from "./briefings.ts"

/** The page of a newsroom on a free port of this machine, for its pictures. */
export async function servePage(newsroom: Newsroom): Promise<HttpServer> {
  const opened = await openHttp({
    host: "127.0.0.1",
    port: 0,
    newsroom,
    preview: previewRoutes(newsroom, operations),
    log: { info: () => {}, warn: () => {}, error: () => {} },
    newIncident: () => "picture",
    briefings: NO_BRIEFINGS,
    metrics: async () => ({ type: "text/plain", text: "" }),
  })
  if (!opened.ok) throw new Error(opened.problem)
  return opened.server
}
