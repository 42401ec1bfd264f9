/** Takes known secrets out of text, whatever form they are written in. */
export interface Redactor {
  /** From now on this value is taken out. */
  add(secret: string): void
  apply(text: string): string
}

const MARK = '[redacted]'

/** Shorter values would take ordinary words apart; every secret of ours is longer. */
const SHORTEST = 4

/** The last segment of a hosted page's path is a bearer token, known or not; so it is of a mail's link. */
const LINK_TOKEN = /(\/journeys\/run\/\d+\/|\/appointments\/\w+\/|\/mails\/\w+\/)[^/"'\\\s?#&]+/g
const JWT = /\beyJ[\w-]+\.[\w-]+\.[\w-]+/g
const BEARER = /\b(bearer\s+)[^\s"',\\]+/gi

export function createRedactor(secrets: readonly string[] = []): Redactor {
  let forms: string[] = []
  const redactor: Redactor = {
    add(secret) {
      if (secret.length < SHORTEST) return
      // The longest first, so that no form leaves the rest of another behind.
      forms = [...new Set([...forms, ...writtenForms(secret)])].toSorted(
        (a, b) => b.length - a.length,
      )
    },
    apply(text) {
      const known = forms.reduce((rest, form) => rest.replaceAll(form, MARK), text)
      return known.replace(LINK_TOKEN, `$1${MARK}`).replace(JWT, MARK).replace(BEARER, `$1${MARK}`)
    },
  }
  for (const secret of secrets) redactor.add(secret)
  return redactor
}

function writtenForms(secret: string): string[] {
  const bytes = Buffer.from(secret)
  return [
    secret,
    JSON.stringify(secret).slice(1, -1),
    encodeURIComponent(secret),
    bytes.toString('base64'),
    bytes.toString('base64url'),
    bytes.toString('hex'),
  ]
}
