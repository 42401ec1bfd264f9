import { LitElement, html, nothing } from 'lit'
import type { PropertyDeclarations, PropertyValues } from 'lit'
import { plural } from '../../texts/text.ts'
import { timeInWords } from '../dates.ts'
import { pageLocale } from '../page-locale.ts'
import { BOOKING } from './booking-texts.ts'
import { listZones, searchZones, zoneInList } from './zone-list.ts'
import type { Zone } from './zone-list.ts'

/** `detail` is an IANA zone. */
const ZONE_CHOSEN = 'zone-chosen'
const ZONE_KEPT = 'zone-kept'

/**
 * All time zones with a field to search them, by the combobox pattern of the
 * ARIA Authoring Practices: focus stays in the field, the arrows walk through
 * the list, Return takes what they have reached, Escape keeps the zone as it is.
 * https://www.w3.org/WAI/ARIA/apg/patterns/combobox/examples/combobox-autocomplete-list/
 */
export class ZonePicker extends LitElement {
  static override properties: PropertyDeclarations = {
    zone: { attribute: false },
    typed: { state: true },
    at: { state: true },
  }

  declare zone: string
  declare typed: string
  /** Where the arrows are in the list; -1 before they are used. */
  declare at: number

  #zones: Zone[] = []
  #found: Zone[] = []

  constructor() {
    super()
    this.zone = ''
    this.typed = ''
    this.at = -1
  }

  protected override createRenderRoot(): HTMLElement {
    return this
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.#zones = listZones(pageLocale(), Date.now())
    this.#found = this.#zones
    this.at = this.#zones.findIndex(({ name }) => name === this.zone)
  }

  protected override firstUpdated(): void {
    this.querySelector('input')?.focus()
  }

  protected override updated(changed: PropertyValues): void {
    if (!changed.has('at') && !changed.has('typed')) return
    const list = this.querySelector<HTMLElement>('[role=listbox]')
    const option = this.querySelector<HTMLElement>('[data-at]')
    if (list === null) return
    // Not scrollIntoView, which would move the host page as well.
    list.scrollTop =
      option === null ? 0 : option.offsetTop - (list.clientHeight - option.offsetHeight) / 2
  }

  protected override render() {
    const found = this.#found
    return html`<label for="sf-zone">${BOOKING.now.changeZone}</label>
      <p class="sf-help" id="sf-zone-help">${BOOKING.now.zoneHelp}</p>
      <input
        id="sf-zone"
        type="text"
        role="combobox"
        aria-expanded="true"
        aria-controls="sf-zones"
        aria-autocomplete="list"
        aria-describedby="sf-zone-help"
        aria-activedescendant=${found[this.at] === undefined ? nothing : `sf-zone-${this.at}`}
        autocomplete="off"
        autocapitalize="none"
        spellcheck="false"
        enterkeyhint="done"
        .value=${this.typed}
        @input=${({ target }: Event) => this.#search((target as HTMLInputElement).value)}
        @keydown=${(event: KeyboardEvent) => this.#onKey(event)}
        @focusout=${(event: FocusEvent) => this.#onFocusOut(event)}
      />
      <ul id="sf-zones" role="listbox" tabindex="-1" aria-label=${BOOKING.now.zone}>
        ${found.map((zone, index) => this.#option(zone, index))}
      </ul>
      <p role="status" class="sf-help">
        ${
          found.length === 0
            ? BOOKING.now.noZone
            : plural(BOOKING.now.zonesFound, found.length, pageLocale())
        }
      </p>`
  }

  #option(zone: Zone, index: number) {
    const { place, offset } = zoneInList(zone)
    return html`<li
      id="sf-zone-${index}"
      role="option"
      data-sf-zone=${zone.name}
      data-at=${index === this.at ? '' : nothing}
      aria-selected=${zone.name === this.zone}
      @pointerdown=${(event: Event) => event.preventDefault()}
      @click=${() => this.#choose(zone)}
    >
      <span>${place}</span>
      <small>${offset}, ${timeInWords(new Date().toISOString(), zone.name)}</small>
    </li>`
  }

  #search(typed: string): void {
    this.typed = typed
    this.#found = searchZones(this.#zones, typed)
    this.at = typed.trim() === '' || this.#found.length === 0 ? -1 : 0
  }

  #onKey(event: KeyboardEvent): void {
    // Return also ends what an input method has put together.
    if (event.isComposing) return
    const last = this.#found.length - 1
    switch (event.key) {
      case 'ArrowDown':
        this.at = this.at >= last ? 0 : this.at + 1
        break
      case 'ArrowUp':
        this.at = this.at <= 0 ? last : this.at - 1
        break
      case 'PageDown':
        this.at = Math.min(this.at + 10, last)
        break
      case 'PageUp':
        this.at = Math.max(this.at - 10, 0)
        break
      case 'Enter':
        this.#choose(this.#found[this.at])
        break
      case 'Escape':
        this.dispatchEvent(new CustomEvent(ZONE_KEPT, { detail: true }))
        break
      default:
        return
    }
    event.preventDefault()
  }

  #onFocusOut({ relatedTarget }: FocusEvent): void {
    if (relatedTarget instanceof Node && this.contains(relatedTarget)) return
    // A window that loses focus gets it back; the visitor went on only if the document has it.
    if (relatedTarget === null) return
    this.dispatchEvent(new CustomEvent(ZONE_KEPT, { detail: false }))
  }

  #choose(zone: Zone | undefined): void {
    if (zone === undefined) return
    this.dispatchEvent(new CustomEvent(ZONE_CHOSEN, { detail: zone.name }))
  }
}

export function defineZonePicker(): void {
  if (!customElements.get('sf-zone-picker')) customElements.define('sf-zone-picker', ZonePicker)
}
