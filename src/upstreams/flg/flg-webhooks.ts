import type { UpstreamWebhooks } from '../../endpoint/upstream.ts'

const SECRET = /^[A-Za-z0-9_-]{32,256}$/
const ID = /^[A-Za-z0-9_-]{1,64}$/

/**
 * FLG's webhook actions: a form with the fields of a lead, of which we read
 * `id`. They do not say what the lead has done, so the action's address does.
 * https://support.getflg.com/web_hooks
 *
 * @throws {TypeError} when the secret can be guessed, or would have to be escaped in an address.
 */
export function flgWebhooks(secret: string): UpstreamWebhooks {
  if (typeof secret !== 'string' || !SECRET.test(secret)) {
    throw new TypeError(
      'flgUpstream: "webhookSecret" must be 32 to 256 letters, digits, "-" or "_". Make one with: openssl rand -hex 32',
    )
  }
  return {
    secret,
    read({ searchParams }, form) {
      const journey = searchParams.get('journey')
      const type = searchParams.get('appointmentType')
      const id = journey ?? type ?? ''
      if (!ID.test(id) || (journey !== null && type !== null)) {
        return {
          refused:
            'Write into the address of the webhook what is over: "&journey=<id>" or "&appointmentType=<id>".',
        }
      }
      const lead = form.get('id')?.trim() ?? ''
      if (!ID.test(lead)) return { refused: 'The form has no "id" of a lead.' }
      return { kind: journey === null ? 'appointment' : 'journey', id, lead }
    },
  }
}
