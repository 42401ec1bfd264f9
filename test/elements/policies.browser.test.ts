import { openScriptPage } from '../harness/widget/script-page.ts'
import { unmountAll, untilState } from '../harness/widget/scenes.ts'

describe("under a host page's policy @engines", () => {
  afterEach(unmountAll)

  it('works with the policy that the documentation gives', async () => {
    const { element } = await openScriptPage(
      "default-src 'none'; script-src 'self'; connect-src 'self'; frame-src FRAMES",
    )
    await untilState(element, 'ready')
  })

  it('is not blamed for frames of others', async () => {
    const { element, host } = await openScriptPage('frame-src FRAMES')
    const other = document.createElement('iframe')
    other.src = 'https://evil.example/'
    host.contentDocument?.body.append(other)
    await untilState(element, 'ready')
  })
})
