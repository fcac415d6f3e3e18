import { readFileSync } from "node:fs"
import { join } from "node:path"
import { Hono } from "hono"

const FILES = {
  "page.css": "text/css; charset=utf-8",
  "front.css": "text/css; charset=utf-8",
  "results.css": "text/css; charset=utf-8",
  "surfaces.css": "text/css; charset=utf-8",
  "parts.css": "text/css; charset=utf-8",
  "article.css": "text/css; charset=utf-8",
  "verify.css": "text/css; charset=utf-8",
  "media.css": "text/css; charset=utf-8",
  "page.js": "text/javascript; charset=utf-8",
  "icon.svg": "image/svg+xml",
} as const

/** Styles, script and icon, which every page loads. */
export function fileRoutes(): Hono {
  const routes = new Hono()
  for (const [path, type] of Object.entries(FILES)) {
    const body = readFileSync(join(import.meta.dirname, path))
    routes.get(`/${path}`, (c) => c.body(body, 200, { "Content-Type": type }))
  }
  return routes
}
