import { expect, waitUntil } from '@open-wc/testing'
import type { AppointmentBooking, JourneySession } from '../../src/elements.ts'
import type { Reply } from '../harness/widget/scenario.ts'
import { inFrame, mount, RECEIPT, scene, unmountAll, untilState } from '../harness/widget/scenes.ts'

type Named = { name: string }[]

/** What the manifest tells of an element. */
interface Declaration {
  tagName?: string
  attributes: Named
  events: Named
  slots: Named
  cssParts: Named
  cssProperties: Named
  cssStates: Named
}

interface Manifest {
  modules: { declarations: Declaration[] }[]
}

const sorted = (names: Iterable<string>) => [...new Set(names)].toSorted()
const namesOf = (list: Named) => sorted(list.map(({ name }) => name))

const TIMES = '{ start: "2030-01-01T09:00:00Z", end: "2030-01-01T09:30:00Z"'

/** Everything that a page can say, but that its time is up. */
const SAID = [
  '{ t: "progress", page: 1, pages: 2 }',
  `{ t: "slot", ...${TIMES} } }`,
  '{ t: "height", px: 1234 }',
  ...['booked', 'rescheduled'].map((t) => `{ t: "${t}", ...${TIMES}, receipt: "${RECEIPT}" } }`),
  '{ t: "cancelled" }',
]

describe('the custom elements manifest @engines', () => {
  for (const tag of ['journey-session', 'appointment-booking'] as const)
    describe(`of <${tag}>`, () => {
      let told: Declaration
      /** What was seen of elements in every state. */
      const seen = {
        events: new Set<string>(),
        parts: new Set<string>(),
        slots: new Set<string>(),
        states: new Set<string>(),
      }
      let styles = ''

      async function begin(reply: Reply, properties: object = {}) {
        const { endpoint } = await scene({ create: [reply] })
        const id = { journey: 'a', appointmentType: 'a' }
        const all = { endpoint, ...id, loading: 'eager', debug: true, ...properties }
        const { element } = mount(tag, all as Partial<JourneySession & AppointmentBooking>)
        const { dispatchEvent } = element
        element.dispatchEvent = (event) => {
          if (event instanceof CustomEvent) seen.events.add(event.type)
          return dispatchEvent.call(element, event)
        }
        return element
      }

      async function see(element: JourneySession | AppointmentBooking, state: string) {
        await untilState(element, state)
        await element.updateComplete
        expect(element.matches(`:state(${state})`), `:state(${state})`).to.equal(true)
        seen.states.add(state)
        const root = element.shadowRoot
        for (const node of root?.querySelectorAll('[part]') ?? []) seen.parts.add(node.part.value)
        for (const slot of root?.querySelectorAll('slot') ?? []) seen.slots.add(slot.name)
        for (const sheet of root?.adoptedStyleSheets ?? []) {
          styles += [...sheet.cssRules].map(({ cssText }) => cssText).join('')
        }
      }

      before(async () => {
        const manifest = (await (await fetch('/dist/custom-elements.json')).json()) as Manifest
        const found = manifest.modules
          .flatMap(({ declarations }) => declarations)
          .find(({ tagName }) => tagName === tag)
        if (!found) throw new Error(`the manifest has no <${tag}>`)
        told = found

        await see(await begin({}, { loading: 'consent' }), 'idle')
        const whole = await begin({ delay: 1000 })
        await see(whole, 'creating')
        await see(whole, 'ready')
        // A receipt completes it at once; one that is none leaves it with the endpoint.
        await inFrame(whole, "page.channel.send({ t: 'submitted', receipt: 'none' })")
        await see(whole, 'submitted')
        await inFrame(whole, SAID.map((message) => `page.channel.send(${message})`).join(';'))
        await see(whole, 'completed')
        await waitUntil(() => seen.events.has('appointment-cancelled'))
        whole.close()
        await see(whole, 'closed')
        await see(await begin({ page: 'hanging' }), 'loading')
        const ended = await begin({})
        await untilState(ended, 'ready')
        await inFrame(ended, "page.channel.send({ t: 'expired' })")
        await see(ended, 'expired')
        await see(await begin({ status: 403 }), 'failed')
        await see(await begin({ session: { embeddable: false } }), 'blocked')
      })
      after(unmountAll)

      it('has every attribute that is listened to, and no other', () => {
        const { observedAttributes } = customElements.get(tag) as unknown as {
          observedAttributes: string[]
        }
        expect(namesOf(told.attributes)).to.deep.equal(sorted(observedAttributes))
      })

      it('has every event that is fired, and no other', () => {
        expect(namesOf(told.events)).to.deep.equal(sorted(seen.events))
      })

      it('has every part that there is to style, and no other', () => {
        expect(namesOf(told.cssParts)).to.deep.equal(sorted(seen.parts))
      })

      it('has every slot, and no other', () => {
        expect(namesOf(told.slots)).to.deep.equal(sorted(seen.slots))
      })

      it('has every state, and no other', () => {
        expect(namesOf(told.cssStates)).to.deep.equal(sorted(seen.states))
      })

      it('has every custom property that the style takes, and no other', () => {
        const taken = [...styles.matchAll(/var\(\s*(--[a-z][\w-]*)/g)].map(([, name = '']) => name)
        expect(namesOf(told.cssProperties)).to.deep.equal(sorted(taken))
      })
    })
})
