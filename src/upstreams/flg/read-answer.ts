import { flgSessionAnswer } from '../../wire/vendors/flg.ts'
import { UpstreamError } from '../../endpoint/upstream.ts'
import type { UpstreamSession } from '../../endpoint/upstream.ts'

/** Makes a session of an answer's text. Its errors say what was wrong and never quote it. */
export function readAnswer(text: string, contentType: string | null): UpstreamSession {
  const answer = flgSessionAnswer.safeParse(parse(text, contentType)).data
  if (answer === undefined) {
    throw new UpstreamError('failed', 'FLG answered JSON that is not a session.')
  }
  const given = answer.publicUrl ?? answer[' publicUrl']
  if (given === undefined || given === null || given === '') {
    throw new UpstreamError('failed', 'FLG made a session but gave no publicUrl for it.')
  }
  return {
    upstreamId: answer.sessionId,
    // FLG's pages show the link broken over several lines.
    publicUrl: given.replaceAll(/\s+/g, ''),
    expiresAt: toInstant(answer.closesAt ?? null),
    resumed: false,
  }
}

function parse(text: string, contentType: string | null): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // JSON.parse quotes the text in its message.
    const what = contentType?.includes('html') === true ? 'a web page' : 'something'
    throw new UpstreamError('failed', `FLG answered ${what} that is not JSON. Check the domain.`)
  }
}

/** The pages show an ISO date; a number would be milliseconds, as in their other fields. */
function toInstant(closesAt: string | number | null): string | null {
  if (closesAt === null) return null
  const time = new Date(closesAt)
  return Number.isNaN(time.getTime()) ? null : time.toISOString()
}
