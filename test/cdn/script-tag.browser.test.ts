import { aTimeout, expect, waitUntil } from '@open-wc/testing'
import type { JourneySession } from '../../src/elements.ts'
import { openPage, scene, unmountAll, untilState } from '../harness/widget/scenes.ts'

const CLASSIC = '/dist/cdn/sessionframe.js'
const MODULE = '/dist/cdn/sessionframe.mjs'

/** A page with a body; `ENDPOINT` in it is a fresh endpoint. */
async function page(body: string) {
  const one = await scene()
  const host = await openPage(body.replaceAll('ENDPOINT', one.endpoint))
  const root = host.contentDocument ?? document
  const warnings: string[] = []
  return {
    ...one,
    root,
    warnings,
    element: async (selector = 'journey-session') => {
      await waitUntil(() => root.querySelector(selector)?.shadowRoot, `no ${selector}`)
      return root.querySelector(selector) as JourneySession
    },
  }
}

describe('the script tag @engines', () => {
  afterEach(unmountAll)

  for (const [what, tag] of [
    ['a classic script', `<script src="${CLASSIC}"`],
    ['a classic script that is async', `<script async src="${CLASSIC}"`],
    ['the same file as a module script', `<script type="module" src="${CLASSIC}"`],
    ['its module twin', `<script type="module" src="${MODULE}"`],
  ]) {
    it(`places a journey where it stands, as ${what}`, async () => {
      const { element, posts, root } = await page(
        `<main><p>before</p>${tag} data-endpoint="ENDPOINT" data-journey="form-1" data-lead="7"
          data-frame-title="Loan" data-required data-min-height="321px" data-resume="none"></script><p>after</p></main>`,
      )
      const one = await element()
      await untilState(one, 'ready')
      expect(
        [...(root.querySelector('main')?.children ?? [])].map((child) => child.localName),
      ).to.deep.equal(['p', 'script', 'journey-session', 'p'])
      expect(one).to.include({ frameTitle: 'Loan', required: true, minHeight: 321 })
      expect((await posts()).map(({ body }) => body)).to.deep.equal([
        { journey: 'form-1', lead: '7' },
      ])
    })
  }

  it('places an appointment for an appointment type', async () => {
    const { element, posts } = await page(
      `<script src="${CLASSIC}" data-endpoint="ENDPOINT" data-appointment-type="t1"></script>`,
    )
    await untilState(await element('appointment-booking'), 'ready')
    expect((await posts())[0]?.path).to.equal('appointment-sessions')
  })

  // What stands in the head is never seen, and so would never begin.
  for (const [what, attributes] of [
    ['before there is a body', ''],
    ['and is async', 'async'],
    ['as a module', 'type="module"'],
  ]) {
    it(`begins the body with its journey when it stands in the head, ${what}`, async () => {
      const { element, root, endpoint, posts } = await page('')
      root.open()
      root.write(`<!doctype html><html lang="en"><head><title>Host</title>
        <script ${attributes} src="${CLASSIC}" data-endpoint="${endpoint}" data-journey="form-1"></script>
        </head><body><p>first</p></body></html>`)
      root.close()
      await untilState(await element(), 'ready')
      expect(root.head.querySelector('journey-session')).to.equal(null)
      expect([...root.body.children].map((child) => child.localName)).to.deep.equal([
        'journey-session',
        'p',
      ])
      expect(await posts()).to.have.length(1)
    })
  }

  it('gives its values to all elements of the page when it wants nothing by itself', async () => {
    const { element, posts, root } = await page(
      `<script src="${CLASSIC}" data-endpoint="ENDPOINT" data-token="a.b.c" data-resume="none" data-loading="eager"></script>
       <journey-session journey="one"></journey-session>
       <div data-sessionframe="journey" data-journey="two"></div>`,
    )
    await untilState(await element('div > journey-session'), 'ready')
    await untilState(await element('body > journey-session'), 'ready')
    const sent = await posts()
    expect(sent.map(({ body }) => body)).to.have.deep.members([
      { journey: 'one' },
      { journey: 'two' },
    ])
    expect(sent.map(({ headers }) => headers['authorization'])).to.deep.equal([
      'Bearer a.b.c',
      'Bearer a.b.c',
    ])
    for (const one of root.querySelectorAll('journey-session'))
      expect(one.outerHTML).not.to.contain('a.b.c')
  })

  it('lets an element say otherwise', async () => {
    const { element } = await page(
      `<script src="${CLASSIC}" data-endpoint="/nowhere" data-frame-title="x"></script>
       <journey-session journey="one" endpoint="ENDPOINT" frame-title="own"></journey-session>`,
    )
    const one = await element()
    await untilState(one, 'ready')
    expect(one.frameTitle).to.equal('own')
  })

  it('upgrades a <div>, also one that comes later, and puts the element in its place', async () => {
    const { element, root, endpoint } = await page(
      `<script src="${CLASSIC}" data-endpoint="ENDPOINT" data-loading="eager"></script>
       <div id="now" data-sessionframe="journey" data-journey="a">Fallback</div>`,
    )
    await untilState(await element('#now > journey-session'), 'ready')
    expect(root.querySelector('#now')?.textContent).to.equal('')
    const later = root.createElement('section')
    later.innerHTML = `<p><span id="later" data-sessionframe="appointment" data-appointment-type="t" data-endpoint="${endpoint}"></span></p>`
    root.body.append(later)
    await untilState(await element('#later > appointment-booking'), 'ready')
    root.body.append(later)
    await aTimeout(100)
    expect(root.querySelectorAll('#later > *')).to.have.length(1)
  })

  it('does nothing a second time but warn, and still every tag has its element', async () => {
    const tag = (journey: string) =>
      `<script src="${CLASSIC}" data-endpoint="ENDPOINT" data-journey="${journey}" data-resume="none" data-loading="eager"></script>`
    const { element, root, posts } = await page(
      `<script>window.warnings = []; console.warn = (text) => warnings.push(text)</script>
       ${tag('one')}${tag('two')}`,
    )
    await untilState(await element('journey-session:nth-of-type(1)'), 'ready')
    await untilState(await element('journey-session:nth-of-type(2)'), 'ready')
    expect(root.querySelectorAll('journey-session')).to.have.length(2)
    expect((await posts()).map(({ body }) => body)).to.have.deep.members([
      { journey: 'one' },
      { journey: 'two' },
    ])
    const { warnings } = root.defaultView as Window & { warnings?: string[] }
    expect(warnings).to.deep.equal([
      'Sessionframe 0.1.0 is on this page already: 0.1.0 does nothing; load one.',
    ])
  })

  it('names both versions when they differ, and the first one stays', async () => {
    const text = await (await fetch(CLASSIC)).text()
    const old = text.replaceAll('0.1.0', '0.0.9')
    expect(old).not.to.equal(text)
    const host = await openPage(
      '<script>window.warnings = []; console.warn = (text) => warnings.push(text)</script>',
    )
    const page = host.contentWindow as Window & {
      warnings?: string[]
      eval?: (text: string) => void
    }
    page.eval?.(old)
    const first = host.contentWindow?.customElements.get('journey-session')
    page.eval?.(text)
    page.eval?.(text)
    expect(host.contentWindow?.customElements.get('journey-session')).to.equal(first)
    const warning = 'Sessionframe 0.0.9 is on this page already: 0.1.0 does nothing; load one.'
    expect(page.warnings).to.deep.equal([warning, warning])
  })

  it('gets along with the npm modules, whichever comes first', async () => {
    const { endpoint } = await scene()
    const host = await openPage(
      `<script>window.warnings = []; console.warn = (text) => warnings.push(text)</script>
       <script type="module" src="/src/index.ts"></script>
       <journey-session endpoint="${endpoint}" journey="a" resume="none"></journey-session>`,
    )
    const root = host.contentDocument ?? document
    const one = root.querySelector('journey-session') as JourneySession
    await waitUntil(() => one.shadowRoot)
    const script = Object.assign(root.createElement('script'), { src: CLASSIC })
    await new Promise((resolve) => {
      script.addEventListener('load', resolve)
      root.head.append(script)
    })
    await untilState(one, 'ready')
    const { warnings } = root.defaultView as Window & { warnings?: string[] }
    expect(warnings).to.deep.equal([
      'Sessionframe 0.1.0 is on this page already: 0.1.0 does nothing; load one.',
    ])
    const other = await openPage(
      `<script>window.warnings = []; console.warn = (text) => warnings.push(text)</script>
       <script src="${CLASSIC}"></script><script type="module" src="/src/index.ts"></script>`,
    )
    await waitUntil(() => (other.contentWindow as unknown as { warnings: string[] }).warnings[0])
    await aTimeout(100)
    expect((other.contentWindow as unknown as { warnings: string[] }).warnings).to.have.length(1)
  })

  it('passes on no attribute that the element does not declare', async () => {
    const { element, root } = await page(
      `<script>window.warnings = []</script><script src="${CLASSIC}" data-endpoint="ENDPOINT"></script>
       <div data-sessionframe="journey" data-journey="a" data-inner-h-t-m-l="<img src=x onerror=warnings.push(1)>"
         data-onclick="x" data-constructor="x" data-class-name="evil" data-values="x"></div>`,
    )
    const one = await element()
    await untilState(one, 'ready')
    expect(one.innerHTML).to.equal('')
    expect(one.className).to.equal('')
    expect(one.values ?? null).to.equal(null)
    expect((root.defaultView as Window & { warnings?: unknown[] }).warnings).to.deep.equal([])
  })

  for (const kind of ['jurney', 'constructor', '__proto__']) {
    it(`says that data-sessionframe="${kind}" is nothing it knows`, async () => {
      const { root } = await page(
        `<script>window.warnings = []; console.warn = (text) => warnings.push(text)</script>
         <script src="${CLASSIC}" data-endpoint="ENDPOINT"></script><div data-sessionframe="${kind}"></div>`,
      )
      await aTimeout(50)
      expect((root.defaultView as Window & { warnings?: string[] }).warnings).to.deep.equal([
        `<div> data-sessionframe is journey or appointment, not ${kind}`,
      ])
    })
  }

  it('works beside the npm modules on one page', async () => {
    const { element } = await page(
      `<script type="module">await import('/src/index.ts'); await import('${MODULE}')</script>
       <journey-session endpoint="ENDPOINT" journey="a"></journey-session>`,
    )
    await untilState(await element(), 'ready')
  })

  it('is plain ASCII, whatever the encoding of the page', async () => {
    for (const file of [CLASSIC, MODULE]) {
      const text = await (await fetch(file)).text()
      // oxlint-disable-next-line no-control-regex -- they are what is looked for
      expect(text.match(/[^\x00-\x7f]/g), file).to.equal(null)
    }
  })
})
