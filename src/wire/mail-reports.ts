import { z } from 'zod'

/** JSON from whoever delivers the mails, or the raw mail: what came back. Times are ISO 8601 instants. */

/** Where it is told, by POST with an access key of the scope `mail:report`. */
export const MAIL_REPORTS_PATH = '/api/sessionframe/v1/mail-reports'

/** No control characters: an address or an id is one line. */
const line = (longest: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(longest)
    .regex(/^[^\p{Control}\p{Surrogate}]*$/u)

const which = {
  /** Of the mail, as its header has it, with or without angle brackets. */
  messageId: line(998).optional(),
  /** Whom it was sent to. */
  email: line(320).optional(),
  /** The provider's own; what is told twice under one id counts once. */
  id: line(200).optional(),
  /** By default now. */
  at: z.iso.datetime({ offset: true }).optional(),
}

const report = z
  .discriminatedUnion('type', [
    z.object({
      type: z.literal('bounce'),
      /** The address is none: RFC 3463's 5.y.z. Else it may be one again later. */
      permanent: z.boolean(),
      ...which,
    }),
    /** Was called spam. */
    z.object({ type: z.literal('complaint'), ...which }),
  ])
  .refine(({ messageId, email }) => messageId !== undefined || email !== undefined)
export type MailReport = z.infer<typeof report>

/** Body of the POST. */
export const mailReportsRequest = z.object({ reports: z.array(report).min(1).max(500) })

/** Answer 200. */
export interface MailReportsHeard {
  /** Of leads of the workspace. */
  heard: number
  /** Of mails and addresses that are not known. */
  unknown: number
}

/** Answer 200 to a raw mail. */
export interface RawMailHeard extends MailReportsHeard {
  /** What it says that is neither a bounce nor a complaint, such as that a mail is late. */
  ignored: number
}
