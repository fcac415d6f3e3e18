import { LEAST } from "./permissions.ts"

export type Invitation = { readonly label: string; readonly url: string }

/** Where a server's manager adds the bot, with the least permissions; and where a person adds it for themselves. */
export function invitations(applicationId: string): readonly Invitation[] {
  const authorize = `https://discord.com/oauth2/authorize?client_id=${applicationId}`
  return [
    {
      label: "Invite Pullquote to a server",
      url: `${authorize}&scope=bot+applications.commands&permissions=${LEAST}`,
    },
    { label: "Add it only for yourself", url: `${authorize}&scope=applications.commands&integration_type=1` },
  ]
}
