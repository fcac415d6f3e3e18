import { spawn } from "node:child_process"
import { once } from "node:events"
import { existsSync, readFileSync } from "node:fs"
import { mkdir, writeFile } from "node:fs/promises"
import { createServer } from "node:net"
import { join } from "node:path"
import { Hono } from "hono"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { type HttpServer, openHttp } from "../src/http.ts"
import { NO_BRIEFINGS } from "./support/briefings.ts"
import { folder } from "./support/spawn.ts"

// The README's blocks, word for word but for names, ports and certificates, in the real programs; skipped where they are not installed.
const README = readFileSync("README.md", "utf8")
const NGINX = ["/usr/sbin/nginx", "/usr/bin/nginx", "/usr/local/bin/nginx"].find(existsSync)
const CADDY = ["/usr/bin/caddy", "/usr/local/bin/caddy"].find(existsSync)

const delivered: string[] = []
let server: HttpServer
let temporary: Awaited<ReturnType<typeof folder>>
beforeAll(async () => {
  temporary = await folder()
  const paths = ["/discord/interactions", "/slack/events"]
  const opened = await openHttp({
    host: "127.0.0.1",
    port: 0,
    webhookPort: 0,
    newsroom: { reading: () => ({ read: 0, total: 0, faults: [] }) },
    briefings: NO_BRIEFINGS,
    metrics: async () => ({ type: "text/plain", text: "answers_total 3\n" }),
    preview: new Hono().all("/*", (c) => c.text("The page")),
    webhooks: paths.map((path) => ({
      path,
      async handle({ headers, body }) {
        delivered.push(`${path} ${headers.get("X-Signature")} ${Buffer.from(body)}`)
        return new Response("taken")
      },
    })),
    log: { info: () => {}, warn: () => {}, error: () => {} },
    newIncident: () => "bcdfgh",
  })
  if (!opened.ok) throw new Error(opened.problem)
  server = opened.server
})
afterAll(async () => {
  await server.close()
  await temporary.remove()
})

const block = (language: string): string => {
  const [, text] = new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``).exec(README) ?? []
  if (text === undefined) throw new Error(`README has no block for ${language}`)
  return text.replaceAll("127.0.0.1:3001", new URL(server.webhooksUrl ?? "").host)
}

/** A port that was free a moment ago. */
async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1")
  await once(probe, "listening")
  const { port } = probe.address() as { port: number }
  probe.close()
  await once(probe, "close")
  return port
}

/** Starts the proxy, and tries what reaches the bot through it. */
async function throughProxy(program: string, args: readonly string[], port: number) {
  const child = spawn(program, args, { stdio: "ignore", env: { HOME: temporary.path } })
  const url = `http://127.0.0.1:${port}`
  try {
    while ((await fetch(url).catch(() => null)) === null) {
      if (child.exitCode !== null) throw new Error(`${program} ended with ${child.exitCode}`)
      await new Promise((resolve) => setImmediate(resolve))
    }
    const get = async (path: string) => (await fetch(url + path)).status
    const post = async (path: string) =>
      (await fetch(url + path, { method: "POST", headers: { "X-Signature": "abc" }, body: '{"é": 1}' })).text()
    return {
      posts: [await post("/discord/interactions"), await post("/slack/events")],
      others: await Promise.all(OTHERS.map(get)),
    }
  } finally {
    child.kill("SIGTERM")
    await once(child, "close")
  }
}

const OTHERS = [
  "/",
  "/metrics",
  "/?ask=x",
  "/healthz",
  "/readyz",
  "/articles/x",
  "/slack/events/",
  "/slack/../metrics",
  "//metrics",
]
const EXPECTED = { posts: ["taken", "taken"], others: OTHERS.map(() => 404) }
const DELIVERED = ['/discord/interactions abc {"é": 1}', '/slack/events abc {"é": 1}']

describe("a proxy as the README has it passes on the two paths, byte for byte, and nothing else", () => {
  test.skipIf(NGINX === undefined)("nginx", async () => {
    const port = await freePort()
    const site = block("nginx")
      .replace("listen 443 ssl", `listen 127.0.0.1:${port}`)
      .replace(/^ *ssl_.*\n/gm, "")
    const bodies = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
      (name) => `${name}_temp_path ${temporary.path}/t;`,
    )
    await mkdir(join(temporary.path, "t"), { recursive: true })
    const file = join(temporary.path, "nginx.conf")
    await writeFile(
      file,
      `daemon off; pid ${temporary.path}/pid; error_log stderr; events {}\nhttp { access_log off; ${bodies.join(" ")}\n${site}}`,
    )
    expect(await throughProxy(NGINX ?? "", ["-c", file, "-p", temporary.path, "-e", "stderr"], port)).toEqual(EXPECTED)
    expect(delivered.splice(0)).toEqual(DELIVERED)
  })

  test.skipIf(CADDY === undefined)("Caddy", async () => {
    const port = await freePort()
    const file = join(temporary.path, "Caddyfile")
    const site = block("caddy").replace("news.example", `http://127.0.0.1:${port}`)
    await writeFile(file, `{\n  admin off\n}\n${site}`)
    expect(await throughProxy(CADDY ?? "", ["run", "--config", file, "--adapter", "caddyfile"], port)).toEqual(EXPECTED)
    expect(delivered.splice(0)).toEqual(DELIVERED)
  })
})

test("even a proxy that passes on everything reaches nothing else on the webhooks' port", async () => {
  const url = server.webhooksUrl ?? ""
  const statuses = await Promise.all(OTHERS.map(async (path) => (await fetch(url + path)).status))
  expect(statuses).toEqual(OTHERS.map(() => 404))
  expect((await fetch(`${url}/slack/events`)).status).toBe(404)
  expect(await (await fetch(`${url}/slack/events`, { method: "POST", body: "x" })).text()).toBe("taken")
  expect((await fetch(`${server.url}/slack/events`, { method: "POST", body: "x" })).status).not.toBe(202)
  expect(delivered.splice(0)).toHaveLength(1)
  expect(await (await fetch(`${server.url}/metrics`)).text()).toBe("answers_total 3\n")
})
