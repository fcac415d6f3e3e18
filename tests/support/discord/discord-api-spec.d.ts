/** Discord's OpenAPI document as schemas; the package has them without types. */
declare module "discord-api-spec/zod" {
  type Parsed =
    | { readonly success: true }
    | { readonly success: false; readonly error: { readonly issues: readonly object[] } }
  type Schema = { safeParse(body: unknown): Parsed }
  export const ApplicationCommandAutocompleteCallbackRequestSchema: Schema
  export const ApplicationCommandUpdateRequestSchema: Schema
  export const CreateForumThreadRequestSchema: Schema
  export const CreateMessageInteractionCallbackRequestSchema: Schema
  export const IncomingWebhookRequestPartialSchema: Schema
  export const IncomingWebhookUpdateRequestPartialSchema: Schema
  export const MessageCreateRequestSchema: Schema
  export const MessageEditRequestPartialSchema: Schema
  export const ModalInteractionCallbackRequestSchema: Schema
  export const UpdateMessageInteractionCallbackRequestSchema: Schema
}
