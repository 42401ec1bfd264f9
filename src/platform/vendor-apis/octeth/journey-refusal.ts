import type { OctethCommand } from '../../../wire/vendors/octeth/commands.ts'
import { JourneyError } from '../../journeys/journey-error.ts'
import { OctethError, commonError } from './octeth-error.ts'

/** "Journey not found" of each command that can say so. */
const NOT_FOUND: Partial<Record<OctethCommand, readonly [status: number, code: number]>> = {
  'journey.clone': [404, 3],
  'journey.get': [404, 3],
  'journey.update': [404, 10],
  'journey.delete': [404, 3],
  'journey.enable': [404, 3],
  'journey.disable': [404, 3],
  'journey.actions.update': [404, 5],
  'journey.actions.published': [404, 5],
}

/** What a command says when a journey's rules refuse it; null for what is no such refusal. */
export function journeyRefusal(command: OctethCommand, error: unknown): OctethError | null {
  if (!(error instanceof JourneyError)) return null
  const notFound = NOT_FOUND[command]
  // Archived or deleted since it was read.
  const isGone = error.code === 'unknown-journey' || error.state === 'archived'
  if (isGone && notFound !== undefined) {
    const [status, code] = notFound
    return new OctethError(status, [{ Code: code, Message: 'Journey not found' }])
  }
  return commonError('invalid', [error.message, ...detailsOf(error)].join(' '))
}

const MOST_DETAILS = 20

function detailsOf({ details }: JourneyError): string[] {
  return details.slice(0, MOST_DETAILS).flatMap((detail) => {
    const { message } = detail as { message?: unknown }
    return typeof message === 'string' ? [message] : []
  })
}
