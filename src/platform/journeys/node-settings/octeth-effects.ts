import { z } from 'zod'
import { DATA_FIELD } from '../../../wire/workspace-file-values.ts'
import { octethNumber } from './octeth-number.ts'

/** An empty one says nothing: Octeth's own clients send those. */
const or = <T extends z.ZodType>(type: T) => z.union([z.literal(''), type]).nullish()
const name = or(z.string().max(200))
const address = or(z.email().max(254))
const person = z.looseObject({ Name: name, Email: address }).nullish()

/** What Octeth's `SendEmail` says: which e-mail, and what of it is to be otherwise. */
export const sendEmailSettings = z.looseObject({
  EmailID: octethNumber('an e-mail of the workspace'),
  From: person.describe("Shown as the sender; what it does not say is the operator's."),
  ReplyTo: person,
  Subject: or(z.string().max(998)).describe("Instead of the e-mail's own."),
})
export type SendEmailSettings = z.output<typeof sendEmailSettings>

// What the two standards for addresses agree on: JSON Schema goes by RFC 3986, `fetch` by WHATWG.
const url = z
  .url()
  .regex(/^https?:\/\/[\w.:[\]-]+(?:[/?#]|$)/i)
  .max(2048)

/** What Octeth's `Webhook` says: the address of one of the workspace's webhooks. */
export const webhookSettings = z.union([
  z.looseObject({ WebhookURL: url }).transform((settings) => ({ url: settings.WebhookURL })),
  z.looseObject({ URL: url }).transform((settings) => ({ url: settings.URL })),
])

/** What `SendSMS` says: no page of Octeth's has its parameters, these are ours. */
export const sendSmsSettings = z.looseObject({
  Message: z.string().min(1).max(1600).describe('Merge fields are filled in.'),
  PhoneField: z
    .string()
    .regex(DATA_FIELD)
    .default('phone1')
    .describe("Data field of the lead's number."),
  WebhookURL: or(url).describe("One of the workspace's webhooks, which sends it."),
})
