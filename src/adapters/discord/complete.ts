import { InteractionResponseType, Routes } from "discord.js"
import { inert } from "../../core/text/inert.ts"
import type { TypingInteraction } from "./arrived.ts"
import { faultOf, loggable } from "./faults.ts"
import { typingOf } from "./interaction.ts"
import type { Room } from "./room.ts"

/** Offers choices for the option that is being typed. Nothing is lost when they come too late: the next key asks again. */
export async function complete(typing: TypingInteraction, { rest, newsroom, tools }: Room): Promise<void> {
  const { call, option } = typingOf(typing)
  try {
    const found = await newsroom.complete(call, option)
    const choices = found.flatMap(({ label, value }) => {
      const name = inert(label).trim()
      return name === "" ? [] : [{ name, value }]
    })
    const body = { type: InteractionResponseType.ApplicationCommandAutocompleteResult, data: { choices } }
    await rest.post(Routes.interactionCallback(typing.id, typing.token), { body, auth: false })
  } catch (error) {
    const fault = faultOf(error)
    if (fault !== "late" && fault !== "taken") tools.log.warn({ option, ...loggable(error) }, "a completion was lost")
  }
}
