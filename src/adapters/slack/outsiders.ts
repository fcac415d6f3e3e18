import { paragraph, type Reply, toAsker } from "../../core/reply/reply.ts"
import type { Question, Room } from "./room.ts"

/** The answer as somebody of another organisation may have it; everybody else gets all of it. */
export async function forOutsiders(
  { outsiders, who }: Pick<Room, "outsiders" | "who">,
  { asker }: Pick<Question, "asker">,
  answer: () => Promise<Reply>,
): Promise<Reply> {
  const isOutside = outsiders !== "answer" && (await who.standing(asker.id)) === "stranger"
  if (!isOutside) return answer()
  return outsiders === "refuse" ? REFUSED : { ...(await answer()), audience: "asker" }
}

const REFUSED = toAsker(
  [paragraph("Pullquote only answers members of its own workspace. Ask one of them to look it up.")],
  [],
  "nothing",
)
