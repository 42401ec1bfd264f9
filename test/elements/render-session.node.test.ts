import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { RenderError, renderSession, type RenderSessionOptions } from '../../src/render.ts'

const URL_GIVEN = 'https://forms.example/run/1/secret-of-the-session?a=1&b="2"'
const SESSION = {
  sessionId: 's-1',
  publicUrl: URL_GIVEN,
  expiresAt: '2030-01-01T00:00:00Z',
  protocol: 'required',
  embeddable: true,
  heightHint: 320,
  resumed: false,
}

function render(over: Partial<RenderSessionOptions> = {}, session: object = {}): string {
  return renderSession({
    element: 'journey-session',
    session: { ...SESSION, ...session },
    attributes: { journey: 'form-1', endpoint: '/sessionframe/v1' },
    ...over,
  })
}

/** The attributes of the first tag of a kind, still escaped. */
function attributesOf(html: string, tag: string): Record<string, string> {
  const inside = new RegExp(`<${tag}(?<attributes>(?: [a-z-]+(?:="[^"]*")?)*)>`).exec(html)?.groups
  return Object.fromEntries(
    [...(inside?.['attributes'] ?? '').matchAll(/ ([a-z-]+)(?:="([^"]*)")?/g)].map(
      ([, name = '', value = '']) => [name, value],
    ),
  )
}

const dataOf = (html: string): unknown =>
  JSON.parse(/<script type="application\/json">(.*?)<\/script>/s.exec(html)?.[1] ?? '')

/** What went wrong; it must not tell the address. */
function refused(run: () => string): string {
  try {
    run()
  } catch (error) {
    assert.ok(error instanceof RenderError)
    assert.doesNotMatch(`${error.message} ${error.stack}`, /secret|forms\.example|shop\.example/)
    return error.code
  }
  return 'written'
}

describe('renderSession', () => {
  it('writes the element, its frame, the link and the rest of the session', () => {
    const html = render()
    assert.match(
      html,
      /^<journey-session journey="form-1" endpoint="\/sessionframe\/v1"><template shadowrootmode="open" shadowrootdelegatesfocus>.*<\/template><\/journey-session>$/s,
    )
    const url = 'https://forms.example/run/1/secret-of-the-session?a=1&amp;b=%222%22'
    assert.deepEqual(attributesOf(html, 'iframe'), {
      part: 'frame',
      title: 'Form',
      sandbox:
        'allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox',
      allow: '',
      referrerpolicy: 'strict-origin',
      src: url,
      width: '100%',
      height: '320',
      frameborder: '0',
      align: 'top',
    })
    const { href, target, rel, part } = attributesOf(html, 'a')
    assert.deepEqual(
      { href, target, rel, part },
      { href: url, target: '_blank', rel: 'noopener noreferrer', part: 'link' },
    )
    assert.deepEqual(dataOf(html), {
      sessionId: 's-1',
      expiresAt: '2030-01-01T00:00:00Z',
      resumed: false,
      protocol: 'required',
      embeddable: true,
      heightHint: 320,
    })
  })

  it('writes the address into the frame and the link, and nowhere else', () => {
    assert.equal(render().split('secret-of-the-session').length, 3)
    assert.deepEqual(attributesOf(render(), 'journey-session'), {
      journey: 'form-1',
      endpoint: '/sessionframe/v1',
    })
  })

  it('gives an appointment its own title and features, and an owner theirs', () => {
    const appointment = attributesOf(render({ element: 'appointment-booking' }), 'iframe')
    assert.equal(appointment['title'], 'Book an appointment')
    assert.match(appointment['sandbox'] ?? '', /allow-downloads/)
    const own = attributesOf(
      render({
        attributes: {
          'frame-title': 'Loan',
          'allow-features': 'camera modals top-navigation',
          'min-height': 500,
        },
      }),
      'iframe',
    )
    assert.deepEqual(
      { title: own['title'], sandbox: own['sandbox'], allow: own['allow'], height: own['height'] },
      {
        title: 'Loan',
        sandbox: 'allow-scripts allow-same-origin allow-forms allow-modals',
        allow: 'camera',
        height: '500',
      },
    )
  })

  it('reserves a height that the owner allows, and the usual one where nobody knows', () => {
    const height = (session: object, attributes = {}) =>
      attributesOf(render({ attributes }, session), 'iframe')['height']
    assert.equal(height({ heightHint: undefined }), '600')
    assert.equal(height({ heightHint: 'NaN' }), '600')
    assert.equal(height({ heightHint: 1e12 }), '10000')
    assert.equal(height({ heightHint: 900 }, { 'max-height': '700' }), '700')
    assert.equal(height({ heightHint: null }, { 'min-height': '450' }), '450')
  })

  it('writes no frame for a page that cannot be framed, but the link', () => {
    const html = render({}, { embeddable: false })
    assert.doesNotMatch(html, /<iframe/)
    assert.match(html, /<a part="link"[^>]+secret-of-the-session/)
  })

  it('leaves out attributes that are false, null or undefined', () => {
    const html = render({
      attributes: { journey: 'a', required: true, debug: false, lead: null, name: undefined },
    })
    assert.match(html, /^<journey-session journey="a" required>/)
  })

  it('needs neither inline style nor script that runs', () => {
    const html = render()
    assert.doesNotMatch(html, /style|<script(?! type="application\/json")|on[a-z]+=/)
  })

  const HOSTILE = [
    '"><img src=x onerror=alert(1)>',
    "' onfocus='alert(1)",
    '</template></script><script>alert(1)</script>',
    '<!--<script>',
    '&quot;&#34;&amp;',
    '\u2028\u2029\u0000',
    '`${alert(1)}`',
  ]

  for (const text of HOSTILE) {
    it(`keeps ${JSON.stringify(text)} inside an attribute, and inside the data`, () => {
      const html = render(
        { attributes: { journey: text, 'frame-title': text, 'data-note': text, class: text } },
        { sessionId: text, expiresAt: text },
      )
      const plain = html.replaceAll(/="[^"]*"/g, '').replace(/(<script>).*?(<\/script>)/s, '$1$2')
      assert.equal(
        plain,
        '<journey-session journey frame-title data-note class><template shadowrootmode shadowrootdelegatesfocus>' +
          '<div id><iframe part sandbox allow referrerpolicy src title width height frameborder align></iframe>' +
          '<div role></div></div><a part target rel href>Open in a new tab</a><script type></script></template></journey-session>'.replace(
            '<script type>',
            `<script type>${html.split('application/json">')[1]?.split('</script>')[0]}`,
          ),
      )
      const data = html.split('application/json">')[1]?.split('</script>')[0] ?? ''
      assert.doesNotMatch(data, /[<>\u2028\u2029]/)
      assert.deepEqual((dataOf(html) as typeof SESSION).sessionId, text)
      const [title = ''] = [attributesOf(html, 'iframe')['title']]
      const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }
      assert.equal(
        title.replaceAll(/&(#?\w+);/g, (_, name: string) => entities[name] ?? ''),
        text,
      )
    })
  }

  for (const name of ['onclick', 'x" onclick="', 'a b', 'A', '', 'style', 'token', 'public-url']) {
    it(`writes no attribute ${JSON.stringify(name)}`, () => {
      assert.equal(
        refused(() => render({ attributes: { [name]: 'secret' } })),
        'invalid-attribute',
      )
    })
  }

  it('refuses what a frame that is there contradicts', () => {
    for (const attributes of [
      { display: 'modal' },
      { loading: 'consent' },
      { loading: 'intent' },
    ] as const) {
      assert.equal(
        refused(() => render({ attributes })),
        'invalid-attribute',
      )
    }
    assert.equal(
      refused(() => render({ attributes: { display: 'inline', loading: 'eager' } })),
      'written',
    )
  })

  it('writes no other element, and for no page that is none', () => {
    const element = 'script>alert(1)</script' as 'journey-session'
    assert.equal(
      refused(() => render({ element })),
      'invalid-option',
    )
    assert.equal(
      refused(() => render({ pageOrigin: 'shop.example' })),
      'invalid-option',
    )
  })

  for (const [what, session] of Object.entries({
    nothing: null,
    'a text': 'session',
    'no id': { publicUrl: URL_GIVEN },
    'an id that is none': { sessionId: 1, publicUrl: URL_GIVEN },
    'an inherited id': Object.create(SESSION),
  })) {
    it(`refuses ${what} for a session`, () => {
      assert.equal(
        refused(() => renderSession({ element: 'journey-session', session })),
        'invalid-session',
      )
    })
  }

  for (const publicUrl of [
    undefined,
    1,
    ['https://forms.example/'],
    '',
    '/relative',
    '//forms.example/secret',
    'javascript:alert(1)//secret',
    'data:text/html,secret',
    'blob:https://forms.example/secret',
    'http://forms.example/secret',
    'https://user:secret@forms.example/',
    `https://forms.example/${'secret'.repeat(400)}`,
  ]) {
    it(`refuses ${String(publicUrl).slice(0, 60)}`, () => {
      assert.equal(
        refused(() => render({}, { publicUrl })),
        'invalid-url',
      )
    })
  }

  it('refuses an origin that is not listed, and the page’s own', () => {
    const attributes = { 'session-origins': 'https://forms.example https://other.example' }
    assert.equal(
      refused(() => render({ attributes })),
      'written',
    )
    const elsewhere = { publicUrl: 'https://forms.example.evil.example/secret' }
    assert.equal(
      refused(() => render({ attributes }, elsewhere)),
      'invalid-url',
    )
    assert.equal(
      refused(() => render({ pageOrigin: 'https://forms.example' })),
      'same-origin-url',
    )
  })

  it('takes http for a page that is on http itself', () => {
    const session = { publicUrl: 'http://localhost:8081/run/1/secret' }
    assert.equal(
      refused(() => render({ pageOrigin: 'http://127.0.0.1:8080' }, session)),
      'written',
    )
    assert.equal(
      refused(() => render({ pageOrigin: 'https://shop.example' }, session)),
      'invalid-url',
    )
  })

  it('passes on what is for the slots', () => {
    const html = render({ children: '<p slot="error">Call us.</p>' })
    assert.match(html, /<\/template><p slot="error">Call us\.<\/p><\/journey-session>$/)
  })
})
