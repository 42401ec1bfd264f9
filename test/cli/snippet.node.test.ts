import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, it } from 'node:test'
import { runCommand } from '../harness/run-command.ts'

const starter = readFileSync(
  resolve(import.meta.dirname, '../../dist/cdn/starter.js'),
  'utf8',
).trim()

const snippet = (...args: string[]) => runCommand(['snippet', ...args])

const PLACE = [
  '--endpoint=https://www.your-site.example/sessionframe/v1/',
  '--script-url=https://www.your-site.example/sessionframe.js',
]

describe('sessionframe snippet', () => {
  it('prints the element with its frame, then the starter, then the script', async () => {
    const { code, stdout } = await snippet(
      '--journey=form-1',
      '--token-url=/session-token',
      ...PLACE,
    )
    assert.equal(code, 0)
    const [element = '', inline, script] = stdout.trim().split('\n')
    assert.match(
      element,
      /^<journey-session journey="form-1" endpoint="https:\/\/www\.your-site\.example\/sessionframe\/v1" token-url="\/session-token" loading="eager"><template shadowrootmode="open" shadowrootdelegatesfocus><div id="box"><iframe /,
    )
    assert.doesNotMatch(element, / src=/)
    assert.equal(inline, `<script>${starter}</script>`)
    assert.equal(
      script,
      '<script src="https://www.your-site.example/sessionframe.js" async fetchpriority="low"></script>',
    )
  })

  it('has the browser connect to the only origin that a session may come from', async () => {
    const { stdout } = await snippet(
      '--journey=a',
      '--session-origin=https://s.example.com',
      ...PLACE,
    )
    // For the page's own frames, and for those that the browser keeps apart.
    assert.match(
      stdout,
      /^<link rel="preconnect" href="https:\/\/s\.example\.com"><iframe hidden sandbox srcdoc="&lt;link rel=&quot;preconnect&quot; href=&quot;https:\/\/s\.example\.com&quot;&gt;"><\/iframe><journey-session /,
    )
    const several = await snippet(
      '--journey=a',
      '--session-origin=https://a.b https://c.d',
      ...PLACE,
    )
    assert.match(several.stdout, /^<journey-session /)
  })

  it('prints an appointment, and a nonce for both scripts', async () => {
    const { stdout } = await snippet('--appointment-type=a1', '--nonce={{ nonce }}"', ...PLACE)
    assert.match(stdout, /^<appointment-booking appointment-type="a1" /)
    assert.equal(stdout.split('<script nonce="{{ nonce }}&quot;"').length, 3)
  })

  it('prints each of the other forms', async () => {
    const opened = ['--display=modal', '--id=apply', '--opener=Apply & go']
    const printed = async (...args: string[]) => {
      const { code, stdout, stderr } = await snippet('--journey=a', ...args)
      assert.equal(code, 0, stderr)
      return stdout.trim()
    }
    assert.match(
      await printed('--as=script', '--lang=ar', '--nonce=n"1', ...PLACE),
      /^<div lang="ar" dir="rtl">\s+<script\s+nonce="n&quot;1"\s+src="[^"]+"\s+data-journey="a"/,
    )
    assert.match(
      await printed('--as=element', ...opened, ...PLACE),
      /<journey-session\s+id="apply"\s+journey="a"[^>]*\sdisplay="modal"/,
    )
    assert.match(await printed('--as=div', ...PLACE), /<div\s+data-sessionframe="journey"/)
    assert.match(
      await printed('--as=link', ...opened, ...PLACE),
      /<a href="#sessionframe=apply">Apply &amp; go<\/a>/,
    )
    const [endpoint = ''] = PLACE
    assert.match(await printed('--as=react', endpoint), /from 'sessionframe\/react'/)
    assert.match(await printed('--as=vue', endpoint), /import 'sessionframe\/vue'/)
  })

  it('wants to know where the script is, where the form has one', async () => {
    const { code, stderr } = await snippet('--journey=a', PLACE[0] ?? '')
    assert.equal(code, 2)
    assert.match(stderr, /Say where sessionframe\.js is/)
  })

  for (const [what, args, message] of [
    ['a form that there is not', ['--journey=a', '--as=flash'], /Allowed choices are script, /],
    ['a form that cannot do it', ['--journey=a', '--display=modal'], /starter asks .* at once/],
    ['a token', ['--journey=a', '--token-url=/t?jwt=eyJhbGciOi.eyJsZWFk.x'], /never printed/],
    ['an option for one', ['--journey=a', '--token=x'], /unknown option/],
    ['no id', [], /--journey or --appointment-type/],
    ['two ids', ['--journey=a', '--appointment-type=b'], /one of them/],
    ['an id that is none', ['--journey=a"b'], /letters, digits/],
  ] as const) {
    it(`refuses ${what}`, async () => {
      const { code, stdout, stderr } = await snippet(...args, ...PLACE)
      assert.equal(code, 2)
      assert.equal(stdout, '')
      assert.match(stderr, message)
      assert.doesNotMatch(stderr, /eyJ/)
    })
  }
})
