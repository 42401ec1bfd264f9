import { expect } from '@open-wc/testing'
import type { JourneySession } from '../../src/elements.ts'
import { isModal } from '../harness/widget/overlays.ts'
import { openPage, scene, settle, unmountAll, until, untilState } from '../harness/widget/scenes.ts'

describe('a page whose address ends in #sessionframe=id @engines', () => {
  afterEach(unmountAll)

  /** A page with three elements, as it is loaded by a link in a mail. */
  async function visit(hash: string, display = 'modal') {
    const { endpoint, posts } = await scene()
    const element = (id: string) =>
      `<journey-session ${id} endpoint="${endpoint}" journey="a" resume="none" display="${display}" style="display:block;margin-top:2000px"></journey-session>`
    const page = await openPage(
      `${element('id="apply"')}${element('id="other"')}${element('')}<script type="module" src="/src/index.ts"></script>`,
      undefined,
      hash,
    )
    const view = page.contentWindow as typeof globalThis & Window
    const elements = [...view.document.querySelectorAll<JourneySession>('journey-session')]
    const [apply, ...others] = elements as [JourneySession, ...JourneySession[]]
    await until(() => apply.matches(':defined'), 'the elements are defined')
    return { view, apply, others, posts }
  }

  it('opens the one with that id when it is loaded, and no other', async () => {
    const { view, apply, others, posts } = await visit('#sessionframe=apply')
    await untilState(apply, 'ready')
    expect(isModal(apply)).to.equal(true)
    expect(view.document.activeElement).to.equal(apply)
    expect(others.map(({ state }) => state)).to.deep.equal(['idle', 'idle'])
    expect(await posts()).to.have.length(1)
    expect(view.location.hash, 'a reload does the same').to.equal('#sessionframe=apply')
  })

  it('does not open it again when the visitor has closed it and it is moved', async () => {
    const { view, apply } = await visit('#sessionframe=apply')
    await untilState(apply, 'ready')
    apply.close()
    view.document.body.append(apply)
    await settle()
    expect(apply.state).to.equal('closed')
    expect(isModal(apply)).to.equal(false)
  })

  it('begins an inline one, and brings it into view', async () => {
    const { view, apply } = await visit('#sessionframe=apply', 'inline')
    await untilState(apply, 'ready')
    expect(apply.getBoundingClientRect().top).to.be.within(-1, view.innerHeight)
  })

  for (const hash of [
    '',
    '#apply',
    '#sessionframe=',
    '#sessionframe=appl',
    '#SESSIONFRAME=apply',
  ]) {
    it(`opens nothing by "${hash}"`, async () => {
      const { apply, others, posts } = await visit(hash)
      await settle()
      expect([apply, ...others].map(({ state }) => state)).to.deep.equal(['idle', 'idle', 'idle'])
      expect(await posts()).to.deep.equal([])
    })
  }
})
