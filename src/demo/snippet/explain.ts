import type { Choices } from '../../snippet/choices.ts'
import type { Chosen } from './read-choices.ts'

/** What has to be done besides pasting the tag. */
export function explain({ choices, visitor, form }: Chosen): string[] {
  const { attributes } = choices
  const notes = [forVisitor(choices, visitor)]
  if (attributes.loading === 'consent') {
    notes.push('Nobody is contacted before the click; a consent manager of yours calls open().')
  }
  if (attributes.credentials === 'include') {
    notes.push('The endpoint has to name your origin and allow credentials.')
  }
  if (attributes.debug) notes.push('debug is for you, not for your visitors: take it out again.')
  if (form === 'vue') {
    notes.push('Vue has to know the tags: isCustomElement of sessionframe/vue, in vite.config.')
  }
  if (form === 'starter') {
    notes.push('With script-src in your policy, the inline starter needs its hash or a nonce.')
  }
  return notes
}

function forVisitor({ attributes }: Choices, visitor: Chosen['visitor']): string {
  const { journey } = attributes
  const option = journey
    ? `--journey ${journey}`
    : `--appointment-type ${attributes['appointment-type']}`
  switch (visitor) {
    case 'token':
      return 'The token’s address is on your own site, knows who is logged in, and answers {"token": "…"} with no-store.'
    case 'new-lead':
      return 'Your endpoint needs newLeads, or SESSIONFRAME_NEW_LEADS_GROUP; with FLG, choose "when they show interest", so that a page view makes no lead.'
    case 'invite':
      return `Each link is made by: npx sessionframe invite --page <this page> --lead <number> ${option}`
    case 'login':
      return 'The endpoint’s own authorize() decides whether this visitor may have this lead.'
    default:
      return visitor satisfies never
  }
}
