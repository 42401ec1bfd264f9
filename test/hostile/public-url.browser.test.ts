import { aTimeout, expect } from '@open-wc/testing'
import {
  frameOf,
  inFrame,
  mount,
  mountJourney,
  scene,
  unmountAll,
  untilState,
} from '../harness/widget/scenes.ts'
import { runTable, type HostileCase } from './hostile-case.ts'
import { codesOf, watchPage } from './ready-session.ts'

const short = (text: unknown) => (JSON.stringify(text) ?? 'undefined').slice(0, 60)

/** Neither the endpoint's answer nor the attribute gets any of these into a frame or a link. */
const refused = (
  number: number,
  tried: string,
  addresses: unknown[],
  origins = '',
): HostileCase => ({
  number,
  tried,
  expected: 'invalid-url: no frame, no link',
  takes: 60_000,
  async run() {
    for (const publicUrl of addresses) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other names the one that passed
      const { element } = await mountJourney(
        { create: [{ session: { publicUrl } }] },
        { sessionOrigins: origins, loading: 'eager' },
      )
      // oxlint-disable-next-line no-await-in-loop
      await untilState(element, 'failed')
      expect(element.error?.code, short(publicUrl)).to.equal('invalid-url')
      expect(frameOf(element), short(publicUrl)).to.equal(null)
      const link = element.shadowRoot?.querySelector('a')
      expect(link?.hasAttribute('href'), short(publicUrl)).to.equal(false)
      unmountAll()
      if (typeof publicUrl !== 'string' || publicUrl === '') continue
      const own = mount('journey-session', { publicUrl, sessionOrigins: origins }).element
      // oxlint-disable-next-line no-await-in-loop
      await untilState(own, 'failed')
      expect(own.error?.code, short(publicUrl)).to.equal('invalid-url')
      expect(frameOf(own), short(publicUrl)).to.equal(null)
      unmountAll()
    }
    expect(Reflect.get(window, 'ran')).to.equal(undefined)
  },
})

const rows: HostileCase[] = [
  refused(46, 'javascript: in any spelling', [
    'javascript:window.ran=1',
    ' java\nscript:window.ran=1',
    'JaVa\nScript:window.ran=1',
    'JaVaScRiPt:window.ran=1',
    '\u0001javascript:window.ran=1',
    '\tjavascript:window.ran=1',
  ]),
  refused(47, 'data:, blob:, about:, filesystem:, ftp:', [
    'data:text/html,<script>parent.ran=1</script>',
    'blob:https://good.example/x',
    `blob:${location.origin}/x`,
    'about:blank',
    'about:srcdoc',
    'filesystem:https://good.example/x',
    'ftp://good.example/',
  ]),
  {
    number: 49,
    tried: 'the origin of the page, also where the list has it',
    expected: 'same-origin-url: no frame',
    async run() {
      for (const publicUrl of [location.href, `${location.origin}/frame`]) {
        // oxlint-disable-next-line no-await-in-loop
        const { element } = await mountJourney(
          { create: [{ session: { publicUrl } }] },
          { sessionOrigins: location.origin },
        )
        // oxlint-disable-next-line no-await-in-loop
        await untilState(element, 'failed')
        expect(element.error).to.include({ code: 'same-origin-url', retryable: false })
        expect(frameOf(element)).to.equal(null)
      }
    },
  },
  refused(
    50,
    'origins that look like the one on the list, and names in the address',
    [
      'https://good.example.evil.example/x',
      'https://evilgood.example/x',
      'https://good.example:8443/x',
      'https://good.example./x',
      'https://gоod.example/x',
      'https://sub.good.example/x',
      'http://good.example/x',
      'https://good.example@evil.example/x',
      'https://user@good.example/x',
      'https://:pass@good.example/x',
    ],
    'https://good.example',
  ),
  refused(
    50,
    'lists that are no list of origins',
    ['https://good.example/x'],
    'https://good.example/ https://* * null good.example HTTPS://GOOD.EXAMPLE',
  ),
  refused(51, 'no address of its own, one with backslashes, none, 1 MB, not a string', [
    '/relative',
    '//evil.example/',
    '\\\\evil.example\\',
    'https:',
    'https:\\\\',
    '',
    `https://good.example/${'x'.repeat(2100)}`,
    `https://good.example/${'x'.repeat(1e6)}`,
    5,
    null,
    true,
    {},
    ['https://good.example/'],
  ]),
  refused(
    51,
    'backslashes that make another origin of it',
    ['https:\\\\evil.example\\@good.example', 'https://evil.example\\.good.example'],
    'https://good.example',
  ),
  {
    number: 52,
    tried: 'an allowed origin that redirects to another one, whose page says hello',
    expected: 'frame-navigated; it gets no port, and is hidden in the end',
    async run() {
      const { frames } = await scene()
      const other = `${frames.replace('127.0.0.1', 'localhost')}/frame/raw/x`
      const publicUrl = `${frames}/frame/redirect/x?to=${encodeURIComponent(other)}`
      const page = watchPage()
      const { element, events } = await mountJourney(
        { create: [{ session: { publicUrl } }] },
        { sessionOrigins: frames },
      )
      await untilState(element, 'loading')
      await aTimeout(1500)
      expect(codesOf(events)).to.deep.equal(['frame-navigated'])
      expect(await inFrame(element, 'return page.told.length')).to.equal(0)
      expect(page.stop().channels).to.equal(0)
      await untilState(element, 'blocked')
      expect(element.error?.code).to.equal('frame-unresponsive')
      expect(getComputedStyle(frameOf(element) ?? element).visibility).to.equal('hidden')
    },
  },
]

describe('a hostile address @engines', () => {
  afterEach(unmountAll)
  runTable(rows)
})
