import { expect } from '@open-wc/testing'
import { takeInvite } from '../../src/elements/invite.ts'
import { mount, record, scene, unmountAll, untilState } from '../harness/widget/scenes.ts'

const jwt = (claims: object) =>
  `${btoa('{"typ":"sessionframe-invite+jwt"}')}.${btoa(JSON.stringify(claims))}.c2ln`.replaceAll(
    '=',
    '',
  )

/** As if a visitor had come with this fragment. */
function arriveWith(fragment: string): void {
  history.replaceState(history.state, '', fragment)
  takeInvite()
}

describe('an invite token in the fragment', () => {
  const before = location.href

  afterEach(() => {
    arriveWith('#sf-invite=')
    history.replaceState(null, '', before)
    unmountAll()
  })

  for (const [fragment, left] of [
    ['#sf-invite=a.b.c', ''],
    ['#top&sf-invite=a.b.c', '#top'],
    ['#sf-invite=a.b.c&top', '#top'],
    ['#a=1&sf-invite=a.b.c&b=2', '#a=1&b=2'],
    ['#sf-invite=', ''],
    ['#sf-invite=a.b.c&sf-invite=d.e.f', ''],
    ['#not-sf-invite=a.b.c', '#not-sf-invite=a.b.c'],
    ['#sessionframe=id&sf-invite=a.b.c', '#sessionframe=id'],
  ] as const) {
    it(`leaves "${left}" of "${fragment}"`, () => {
      history.replaceState({ owner: 1 }, '', fragment)
      const entries = history.length
      takeInvite()
      expect(location.hash).to.equal(left)
      expect(location.href.split('#')[0]).to.equal(before.split('#')[0])
      expect(history.length).to.equal(entries)
      expect(history.state).to.deep.equal({ owner: 1 })
    })
  }

  async function bearer(claims: object, properties: object = { journey: 'form-1' }) {
    const { endpoint, posts, log } = await scene()
    const token = jwt(claims)
    arriveWith(`#sf-invite=${token}`)
    const tag = 'journey' in properties ? 'journey-session' : 'appointment-booking'
    const events = record(document.body)
    const { element } = mount(tag, { endpoint, resume: 'tab', ...properties })
    await untilState(element, 'ready')
    const [post] = await posts()
    return { element, events, token, log, sent: post?.headers['authorization'] }
  }

  for (const [what, claims, properties] of [
    ['a list', { lead: '1', journey: ['x', 'form-1'] }, undefined],
    ['any', { lead: '1', journey: '*' }, undefined],
    ['an appointment type', { lead: '1', appointmentType: ['t'] }, { appointmentType: 't' }],
  ] as const) {
    it(`is the token of the element that it names by ${what}`, async () => {
      const { sent, token } = await bearer(claims, properties)
      expect(sent).to.equal(`Bearer ${token}`)
    })
  }

  for (const [what, claims, properties] of [
    ['another form', { lead: '1', journey: ['form-2'] }, undefined],
    ['a booking of that id', { lead: '1', appointmentType: ['form-1'] }, undefined],
    ['a form, not a booking', { lead: '1', journey: '*' }, { appointmentType: 't' }],
  ] as const) {
    it(`is no token of the element when it names ${what}`, async () => {
      const { sent } = await bearer(claims, properties)
      expect(sent).to.equal(undefined)
    })
  }

  it('wins over other tokens, and asks for none', async () => {
    const { sent, token, log } = await bearer(
      { lead: '1', journey: '*' },
      { journey: 'form-1', tokenUrl: '/nowhere', getToken: () => 'x.y.z', token: 'a.b.c' },
    )
    expect(sent).to.equal(`Bearer ${token}`)
    expect(await log()).to.have.length(1)
  })

  it('goes nowhere else', async () => {
    const { element, events, token } = await bearer({ lead: '1', journey: '*' })
    const places = [
      JSON.stringify(events.map(({ detail }) => detail)),
      element.outerHTML,
      element.shadowRoot?.innerHTML ?? '',
      JSON.stringify([Object.entries(sessionStorage), Object.entries(localStorage), history.state]),
      location.href,
      document.cookie,
    ]
    expect(places.filter((text) => text.includes(token))).to.deep.equal([])
    expect(JSON.stringify(Object.values(element))).not.to.contain(token)
  })

  it('is refused like any token, and not asked for by signing in', async () => {
    const { endpoint } = await scene({ create: [{ status: 401 }] })
    arriveWith(`#sf-invite=${jwt({ lead: '1', journey: '*' })}`)
    const { element } = mount('journey-session', { endpoint, journey: 'a' })
    await untilState(element, 'failed')
    expect(element.error?.code).to.equal('refused')
  })

  it('that is none is wiped away all the same', async () => {
    const { endpoint, posts } = await scene()
    arriveWith('#sf-invite=nonsense')
    const { element } = mount('journey-session', { endpoint, journey: 'a' })
    await untilState(element, 'ready')
    expect(location.hash).to.equal('')
    expect((await posts())[0]?.headers['authorization']).to.equal(undefined)
  })
})
