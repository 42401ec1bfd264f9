import { markupOf } from './markup.ts'
import { readPlaces, type Places } from './places.ts'
import { STYLES } from './styles.ts'

const DISPLAYS = ['inline', 'modal', 'drawer', 'popover']

const LANGUAGES = {
  en: 'English',
  de: 'Deutsch',
  fr: 'Français',
  es: 'Español',
  pl: 'Polski',
  ar: 'العربية',
  ja: '日本語',
}

const EVENTS = [
  'session-creating',
  'session-created',
  'session-ready',
  'session-progress',
  'slot-selected',
  'session-submitted',
  'appointment-booked',
  'session-completed',
  'session-closed',
  'session-expired',
  'session-error',
]

const TAGS = { journey: 'journey-session', appointment: 'appointment-booking' }

/** The element of a page, at work: how it is shown is chosen above it, its events and its markup stand below. */
class LiveExample extends HTMLElement {
  readonly #root = this.attachShadow({ mode: 'open' })
  #places: Places | undefined

  get #kind(): keyof typeof TAGS {
    return this.getAttribute('kind') === 'appointment' ? 'appointment' : 'journey'
  }

  connectedCallback(): void {
    if (this.#places) return
    const base = new URL(this.getAttribute('base') ?? '/', location.href)
    loadScript(new URL('sessionframe.js', base))
    void readPlaces(base).then((places) => {
      this.#places = places
      this.#render(places)
    })
  }

  #render({ note }: Places): void {
    const name = this.#kind === 'journey' ? 'A form' : 'A booking'
    this.#root.innerHTML = `<style>${STYLES}</style>
      <section aria-label="${name}, live">
        <form>
          <label>display <select name="display">${DISPLAYS.map(option).join('')}</select></label>
          <label>loading <select name="loading">${['eager', 'consent'].map(option).join('')}</select></label>
          <label>lang <select name="lang">${Object.entries(LANGUAGES)
            .map(([lang, own]) => `<option value="${lang}">${own}</option>`)
            .join('')}</select></label>
        </form>
        <p class="note">${note}</p>
        <div class="stage"></div>
        <p class="title">Markup</p>
        <pre tabindex="0"><code></code></pre>
        <p class="title">Events</p>
        <div class="log" tabindex="0" role="log" aria-label="Events"></div>
      </section>`
    const form = this.#root.querySelector('form')
    form?.addEventListener('change', () => this.#show())
    form?.addEventListener('submit', (event) => event.preventDefault())
    const stage = this.#root.querySelector('.stage')
    for (const type of EVENTS) stage?.addEventListener(type, (event) => this.#log(event))
    this.#show()
  }

  /** Begins anew: the change of an attribute alone would go on with what was there. */
  #show(): void {
    const form = this.#root.querySelector('form')
    const stage = this.#root.querySelector<HTMLElement>('.stage')
    if (!form || !stage || !this.#places) return
    const chosen = Object.fromEntries(new FormData(form)) as Record<string, string>
    const { display = 'inline', loading = 'eager', lang = 'en' } = chosen
    const element = document.createElement(TAGS[this.#kind])
    const attributes: Record<string, string> = { ...this.#places[this.#kind] }
    if (display !== 'inline') attributes['display'] = display
    if (loading !== 'eager') attributes['loading'] = loading
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
    // In the middle of a page, and not to be found in the next visit of it.
    if (loading === 'eager' && display === 'inline') element.setAttribute('loading', 'lazy')
    element.setAttribute('resume', 'none')
    if (display !== 'inline') element.append(openerOf(this.#kind))
    stage.lang = lang
    stage.dir = lang === 'ar' ? 'rtl' : 'ltr'
    stage.style.setProperty('--sessionframe-height', this.#places.height ?? null)
    stage.replaceChildren(element)
    this.#root.querySelector('.log')?.replaceChildren()
    const code = this.#root.querySelector('pre code')
    if (code) code.textContent = markupOf(TAGS[this.#kind], attributes)
  }

  #log(event: Event): void {
    const {
      requestId: _,
      sessionId: __,
      ...told
    } = (event as CustomEvent<object>).detail as Record<string, unknown>
    // A receipt is long, and a page has no use for its letters.
    if (typeof told['receipt'] === 'string') told['receipt'] = '…'
    const line = document.createElement('div')
    line.textContent = `${event.type} ${JSON.stringify(told)}`
    const list = this.#root.querySelector('.log')
    list?.append(line)
    list?.scrollTo(0, list.scrollHeight)
  }
}

const option = (value: string) => `<option>${value}</option>`

function openerOf(kind: keyof typeof TAGS): HTMLElement {
  const button = document.createElement('button')
  button.slot = 'opener'
  button.type = 'button'
  button.textContent = kind === 'journey' ? 'Apply' : 'Book a call'
  return button
}

/** Once for all pages of the site. */
function loadScript({ href }: URL): void {
  if (document.querySelector(`script[src="${href}"]`)) return
  const script = document.createElement('script')
  script.src = href
  script.async = true
  document.head.append(script)
}

if (!customElements.get('live-example')) customElements.define('live-example', LiveExample)
