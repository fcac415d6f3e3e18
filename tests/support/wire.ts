import { connect, type Socket } from "node:net"

/** Talks to a server on the wire, below what fetch allows; all that came back until the connection ended. */
export async function onTheWire(url: string, talk: (socket: Socket) => void): Promise<string> {
  const socket = connect(Number(new URL(url).port), "127.0.0.1")
  let text = ""
  socket.on("data", (part) => (text += part))
  // A server that has heard enough hangs up; what it said before counts.
  socket.on("error", () => {})
  talk(socket)
  await new Promise<void>((resolve) => socket.once("close", () => resolve()))
  return text
}
