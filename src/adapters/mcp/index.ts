import type { Readable, Writable } from "node:stream"
import { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js"
import { StdioServerTransport } from "@modelcontextprotocol/sdk/server/stdio.js"
import type { Newsroom } from "../../core/newsroom.ts"
import { articleAnswer, findingsAnswer, type ToolAnswer, verdictsAnswer } from "./answers.ts"
import { ARTICLE, FIND, FINDINGS, TEXT, VERDICTS, VERIFY } from "./schemas.ts"

/** Where the protocol goes, and where a person is told of what goes wrong. */
type Ends = { readonly input: Readable; readonly output: Writable; readonly tell: (line: string) => void }

const INSTRUCTIONS =
  "Pullquote has a newsroom's articles. Every word it gives is copied from one of them, with its source; it generates nothing. " +
  "Check each quotation of a draft with verify before anyone reads it, and look up words to quote with quote and fact."

/** Nothing is changed by asking, and nothing outside is asked. */
const READING = { readOnlyHint: true, idempotentHint: true, openWorldHint: false } as const

/** Answers the protocol's questions until the input ends. */
export async function serveTools(newsroom: Newsroom, { input, output, tell }: Ends): Promise<void> {
  const server = toolsOf(newsroom)
  const { promise: closed, resolve } = Promise.withResolvers<void>()
  server.server.onclose = resolve
  server.server.onerror = (error) => tell(`A protocol message was not understood: ${error.message}`)
  input.once("end", () => void server.close()).once("close", () => void server.close())
  await server.connect(new StdioServerTransport(input, output))
  await closed
}

function toolsOf(newsroom: Newsroom): McpServer {
  const server = new McpServer({ name: "pullquote", version: "0.1.0" }, { instructions: INSTRUCTIONS })
  server.registerTool(
    "verify",
    {
      title: "Verify a quotation",
      description:
        "Checks a quotation against the articles, word by word: verbatim, typographic, elided, altered, spliced or absent, " +
        "with the source, who says it there and each change. Absent means not in this archive; it does not mean false.",
      inputSchema: VERIFY,
      outputSchema: VERDICTS,
      annotations: READING,
    },
    async (args) => resultOf(await verdictsAnswer(newsroom, args)),
  )
  for (const kind of ["quote", "fact"] as const) {
    server.registerTool(
      kind,
      {
        title: kind === "quote" ? "Find quotes" : "Find facts",
        description:
          kind === "quote"
            ? "Quotes of the articles by words, speaker, article or time, each with its speaker and its place. Typos are understood."
            : "Sentences of the articles that state something checkable, by words, source, article or time, each with its source.",
        inputSchema: FIND,
        outputSchema: FINDINGS,
        annotations: READING,
      },
      async (args) => resultOf(await findingsAnswer(newsroom, kind, args)),
    )
  }
  server.registerTool(
    "article",
    {
      title: "Read an article",
      description: "A whole article, by its slug or words from its title, with its corrections.",
      inputSchema: ARTICLE,
      outputSchema: TEXT,
      annotations: READING,
    },
    async ({ article }) => resultOf(await articleAnswer(newsroom, article)),
  )
  return server
}

const resultOf = ({ text, content, isError }: ToolAnswer) => ({
  content: [{ type: "text" as const, text }],
  ...(content && { structuredContent: content }),
  ...(isError && { isError: true }),
})
