import type { Asked } from '../asked.ts'
import { bearerToken } from '../bearer-token.ts'
import { unauthorized } from '../verify-token.ts'
import type { VisitorRequest } from './visitor-request.ts'
import { verifyVisitor } from './visitor-token.ts'
import type { VerifiedVisitor } from './visitor-token.ts'

/** Who asks, by the visitor id in the header; counted. Throws `unauthorized` and `rate-limited`. */
export async function bearerVisitor(
  { head, tally }: Asked,
  wanted: VisitorRequest<unknown>,
): Promise<VerifiedVisitor> {
  const token = bearerToken(head)
  const visitor = token === null ? null : await verifyVisitor(token, wanted)
  if (visitor === null) {
    throw unauthorized('Send the visitor id that /visitor/identify gave as a bearer token.')
  }
  await tally.count('visitor', 'caller', visitor.id)
  return visitor
}
