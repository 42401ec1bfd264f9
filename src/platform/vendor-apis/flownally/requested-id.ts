import { parseJourneyText } from '../../journeys/journey-id.ts'
import { noSuchJourney } from './refuse.ts'

/** @throws {FlownallyError} `not-found`: whatever is no `jrn_…` names nothing. */
export function journeyIdOf(text: string): string {
  const id = parseJourneyText(text)
  if (id === null) throw noSuchJourney()
  return id
}
