import { LitElement, html, nothing } from 'lit'
import type { PropertyDeclarations } from 'lit'
import { zoneInWords } from '../dates.ts'
import { chooseHourCycle, hourCycle } from '../hour-cycle.ts'
import type { HourCycle } from '../hour-cycle.ts'
import { BOOKING } from './booking-texts.ts'

/** `detail` is an IANA zone. */
const ZONE_CHOSEN = 'zone-chosen'
const HOURS_CHOSEN = 'hours-chosen'

/** Says in which zone times are shown, and lets the visitor choose it and how hours are counted. */
export class ZoneBar extends LitElement {
  static override properties: PropertyDeclarations = {
    zone: { attribute: false },
    at: { attribute: false },
    picking: { state: true },
    missing: { state: true },
  }

  declare zone: string
  /** The instant for which the zone is named: summer time has a name of its own. ISO 8601. */
  declare at: string
  declare picking: boolean
  /** The list of zones could not be loaded. */
  declare missing: boolean

  constructor() {
    super()
    this.zone = 'UTC'
    this.at = ''
    this.picking = false
    this.missing = false
  }

  protected override createRenderRoot(): HTMLElement {
    return this
  }

  protected override render() {
    const { zone, at } = this
    return html`<p class="sf-zone-now">
        <span>${BOOKING.now.zone}: </span>
        <strong>${zoneInWords(zone, at)}</strong>
        <small>(${zone.replaceAll('_', ' ')})</small>
      </p>
      ${
        this.picking
          ? html`<sf-zone-picker
              .zone=${zone}
              @zone-chosen=${({ detail }: CustomEvent<string>) => this.#choose(detail)}
              @zone-kept=${({ detail }: CustomEvent<boolean>) => void this.#close(detail)}
            ></sf-zone-picker>`
          : html`<button
              type="button"
              class="sf-link-button"
              data-sf-action="zone"
              @click=${() => void this.#open()}
            >
              ${BOOKING.now.changeZone}
            </button>`
      }
      ${this.missing ? html`<p class="sf-help" role="alert">${BOOKING.now.partMissing}</p>` : nothing}
      <fieldset class="sf-hours">
        <legend>${BOOKING.now.hours}</legend>
        ${this.#hours('h12', BOOKING.now.hours12)} ${this.#hours('h23', BOOKING.now.hours24)}
      </fieldset>`
  }

  #hours(cycle: HourCycle, label: string) {
    return html`<label
      ><input
        type="radio"
        name="sf-hours"
        value=${cycle}
        .checked=${hourCycle() === cycle}
        @change=${() => this.#count(cycle)}
      /><span>${label}</span></label
    >`
  }

  #count(cycle: HourCycle): void {
    chooseHourCycle(cycle)
    this.requestUpdate()
    this.dispatchEvent(new CustomEvent(HOURS_CHOSEN))
  }

  async #open(): Promise<void> {
    try {
      const { defineZonePicker } = await import('./zone-picker.ts')
      defineZonePicker()
      this.picking = true
      this.missing = false
    } catch {
      this.missing = true
    }
  }

  #choose(zone: string): void {
    this.dispatchEvent(new CustomEvent(ZONE_CHOSEN, { detail: zone }))
    void this.#close(true)
  }

  async #close(focus: boolean): Promise<void> {
    this.picking = false
    await this.updateComplete
    if (focus) this.querySelector<HTMLElement>('[data-sf-action=zone]')?.focus()
  }
}
