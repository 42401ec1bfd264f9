/**
 * `workspace.json`: how a workspace is set up, as a file. Times of day are wall
 * time in a host's zone, durations are minutes, zones are IANA names.
 */
import * as z from 'zod'
import { isWebhookSecret, WEBHOOK_EVENTS } from './webhook.ts'
import { appointmentType, holidayList, host } from './workspace-file-appointments.ts'
import { fileForm } from './workspace-file-forms.ts'
import { languageTag } from './workspace-file-translations.ts'
import { fileTheme } from './workspace-file-theme.ts'
import { checkCustomField, checkUnique } from './workspace-file-rules.ts'
import {
  dataField,
  id,
  isPrivateUrl,
  isStorable,
  leadGroupName,
  name,
  NOT_STORABLE,
  value,
} from './workspace-file-values.ts'

const TWO_SECRETS = 'must be two different secrets, the new one and the old one'

const origin = z
  .string()
  .refine(isOrigin, 'must be an origin such as https://www.example.com, without a path')
  .describe('Origin of a website that may show the sessions')

const leadGroup = z.strictObject({
  id,
  name: name('Unique in the workspace'),
  fields: z.array(dataField).max(200).default([]).describe('Data fields that its leads have'),
})

const lead = z.strictObject({
  number: z
    .string()
    .regex(/^[1-9][0-9]{0,14}$/, '1 to 15 digits in quotes')
    .describe("FLG's lead id"),
  leadGroup: leadGroupName,
  values: z.record(dataField, value).default({}),
})

const webhookSecret = z
  .string()
  .refine(
    isWebhookSecret,
    'must be "whsec_" and 24 to 64 bytes in base64; make one with: echo "whsec_$(openssl rand -base64 32)"',
  )

const webhook = z.strictObject({
  url: z
    .string()
    .max(2048)
    .refine(isPrivateUrl, 'must be an https URL without user name or fragment')
    .describe('Where to send; http is for this machine only'),
  events: z
    .array(z.enum(WEBHOOK_EVENTS))
    .min(1)
    .max(WEBHOOK_EVENTS.length)
    .default([...WEBHOOK_EVENTS])
    .describe('What to tell; by default everything'),
  enabled: z.boolean().default(true).describe('false: nothing is sent or kept for it'),
  secret: z
    .union([webhookSecret, z.array(webhookSecret).min(1).max(2).refine(differ, TWO_SECRETS)])
    .optional()
    .describe(
      'Signs what is sent; a list of two, the new one and the old one, while it is being replaced. A new webhook needs one; absent: what it has',
    ),
})

const body = z.string().max(1_000_000).refine(isStorable, NOT_STORABLE).default('')

const trackingRule = z.enum(['always', 'consent', 'never'])

const email = z.strictObject({
  id,
  name: name('Several may have one name; all but one of them then need an id'),
  subject: z
    .string()
    .max(500)
    .refine(isStorable, NOT_STORABLE)
    .regex(/^[^\r\n]*$/, 'one line')
    .default(''),
  html: body,
  text: body.describe('For those who read no HTML'),
  trackOpens: trackingRule.optional().describe("Absent: mailTracking's"),
  trackClicks: trackingRule.optional().describe("Absent: mailTracking's"),
})

const mailTracking = z.strictObject({
  trackOpens: trackingRule.default('consent').describe('Whether the log has who opened a mail'),
  trackClicks: trackingRule.default('consent').describe('Whether the log has who followed a link'),
  consentField: dataField
    .default('trackingConsent')
    .describe('Data field in which leads agree, such as that of a checkbox'),
})

const tag = z.strictObject({ id, name: name('Unique in the workspace') })

const customField = z
  .strictObject({
    id,
    name: name('Unique in the workspace'),
    dataField: dataField
      .optional()
      .describe('Where its value is on the lead. Absent: the name, if it can be one'),
  })
  .superRefine(checkCustomField)

export const workspaceFileSchema = z
  .strictObject({
    $schema: z.string().optional(),
    language: languageTag
      .optional()
      .describe('In which hosts are written to; by default en-GB. Absent: it stays as it is'),
    sites: z.array(origin).max(1000).default([]),
    leadGroups: z.array(leadGroup).max(1000).default([]),
    leads: z.array(lead).max(100_000).default([]),
    forms: z.array(fileForm).max(1000).default([]),
    holidays: z.array(holidayList).max(200).default([]),
    hosts: z.array(host).max(1000).default([]),
    appointmentTypes: z.array(appointmentType).max(1000).default([]),
    emails: z.array(email).max(1000).default([]),
    tags: z.array(tag).max(1000).default([]),
    customFields: z.array(customField).max(1000).default([]),
    mailTracking: mailTracking.optional().describe('Absent: it stays as it is'),
    theme: fileTheme.optional().describe('How the hosted pages look. Absent: it stays as it is'),
    webhooks: z
      .array(webhook)
      .max(100)
      .optional()
      .describe('All there are: one that is not here is removed. Absent: they stay as they are'),
  })
  .superRefine(checkUnique)

/** As it is written: what has a default may be left out. */
export type WorkspaceFileInput = z.input<typeof workspaceFileSchema>
/** As it is read, every default filled in. */
export type WorkspaceFile = z.output<typeof workspaceFileSchema>
export type WorkspaceFileForm = WorkspaceFile['forms'][number]
export type WorkspaceFileLead = WorkspaceFile['leads'][number]
export type WorkspaceFileHolidayList = WorkspaceFile['holidays'][number]
export type WorkspaceFileHost = WorkspaceFile['hosts'][number]
export type WorkspaceFileWebhook = NonNullable<WorkspaceFile['webhooks']>[number]
export type WorkspaceFileEmail = WorkspaceFile['emails'][number]
export type WorkspaceFileMailTracking = NonNullable<WorkspaceFile['mailTracking']>
export type WorkspaceFileTheme = NonNullable<WorkspaceFile['theme']>
export type WorkspaceFileTag = WorkspaceFile['tags'][number]
export type WorkspaceFileCustomField = WorkspaceFile['customFields'][number]
export type WorkspaceFileAppointmentType = WorkspaceFile['appointmentTypes'][number]

function differ(texts: readonly string[]): boolean {
  return new Set(texts).size === texts.length
}

/** As written by BCP 47, so that the same one is never another text. */
function isOrigin(value: string): boolean {
  const url = URL.canParse(value) ? new URL(value) : null
  return url !== null && /^https?:$/.test(url.protocol) && url.origin === value
}
