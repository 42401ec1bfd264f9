import { html } from 'lit'
import { visitorZone, zoneInWords } from '../dates.ts'
import { BOOKING } from './booking-texts.ts'

/** A visitor's own zone may be an older name than those listed: "Asia/Calcutta". */
function zonesWith(zone: string): string[] {
  const zones = new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', visitorZone(), zone])
  return [...zones].toSorted()
}

let listed: { zone: string; zones: string[] } | null = null

/**
 * Names the zone that times are shown in, and lets the visitor choose another.
 * @param at The instant for which it is named: summer time has a name of its own.
 */
export function zoneSelect(zone: string, at: string, choose: (zone: string) => void) {
  if (!listed?.zones.includes(zone)) listed = { zone, zones: zonesWith(zone) }
  return html`<div class="sf-zone">
    <label for="sf-zone">${BOOKING.now.zone} <strong>${zoneInWords(zone, at)}</strong></label>
    <select
      id="sf-zone"
      @change=${({ target }: Event) => choose((target as HTMLSelectElement).value)}
    >
      ${listed.zones.map(
        (one) =>
          html`<option value=${one} ?selected=${one === zone}>${one.replaceAll('_', ' ')}</option>`,
      )}
    </select>
  </div>`
}
