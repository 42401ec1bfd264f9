import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { describe, it } from 'node:test'
import { applyWorkspaceFile } from '../../../src/platform/workspaces/apply-workspace-file.ts'
import { exportWorkspaceFile } from '../../../src/platform/workspaces/export-workspace-file.ts'
import { parseWorkspaceFile } from '../../../src/wire/parse-workspace-file.ts'
import { pageFixture } from './page-fixture.ts'

const FORM = '39594a1c-72db-4990-a63f-8d5139a5e4e1'
const OWN = '49594a1c-72db-4990-a63f-8d5139a5e4e2'
const TYPE = '59594a1c-72db-4990-a63f-8d5139a5e4e3'
const LOGO = { src: 'https://cdn.example.test/logo.svg', alt: 'Example' }
const theme = { colors: { accent: '#8a1c5c' }, radius: 2, font: 'serif' as const, logo: LOGO }
const pages = [{ title: 'One', fields: [{ type: 'input' as const, label: 'Name' }] }]

const fixture = pageFixture({
  theme,
  leads: [{ number: '1' }],
  forms: [
    { id: FORM, name: 'FORM', title: 'Plans', pages },
    {
      id: OWN,
      name: 'OWN',
      title: 'Own',
      theme: {
        colors: { accent: '#0b5d1e' },
        logo: { src: 'data:image/png;base64,AAAA', alt: '' },
      },
      pages,
    },
  ],
  hosts: [{ name: 'Ada', timeZone: 'Europe/London', availability: [] }],
  appointmentTypes: [{ id: TYPE, title: 'Call', hosts: ['Ada'], duration: 30 }],
})

async function look(url: string) {
  const answer = await fixture().get(url)
  const html = await answer.text()
  const [, style = ''] = /<style>([^<]*)<\/style>/.exec(html) ?? []
  const policy = answer.headers.get('Content-Security-Policy') ?? ''
  const hash = createHash('sha256').update(style).digest('base64')
  assert.ok(policy.includes(`style-src 'self' 'sha256-${hash}'`), policy)
  assert.doesNotMatch(policy, /unsafe/)
  return { html, style, policy, embedder: answer.headers.get('Cross-Origin-Embedder-Policy') }
}

describe('the theme of a workspace', () => {
  it('is on its forms and bookings, by the hash of a style that the policy names', async () => {
    for (const url of [await fixture().form(FORM), await fixture().appointment(TYPE)]) {
      const { html, style, policy, embedder } = await look(url)
      assert.match(style, /--sf-accent:light-dark\(#8a1c5c,#[0-9a-f]{6}\)/)
      assert.match(style, /--sf-radius:2px/)
      assert.match(style, /--sf-font:Georgia/)
      assert.match(policy, /img-src 'self' data: https:\/\/cdn\.example\.test;/)
      assert.equal(embedder, 'credentialless')
      assert.match(html, /<img\s+src="https:\/\/cdn\.example\.test\/logo\.svg" alt="Example"/)
    }
  })

  it('gives way to that of a form, part by part', async () => {
    const { style, policy, embedder } = await look(await fixture().form(OWN))
    assert.match(style, /--sf-accent:light-dark\(#0b5d1e,/)
    assert.match(style, /--sf-radius:2px/)
    assert.match(policy, /img-src 'self' data:;/)
    assert.equal(embedder, 'require-corp')
  })

  it('is exported as it was applied, and stays where a file says nothing of it', async () => {
    const { ctx, workspaceId } = fixture()
    const exported = await exportWorkspaceFile(ctx.db, workspaceId)
    assert.deepEqual(exported.theme, theme)
    assert.deepEqual(exported.forms.find(({ id }) => id === OWN)?.theme?.colors, {
      accent: '#0b5d1e',
    })
    const again = await applyWorkspaceFile(ctx.db, workspaceId, parseWorkspaceFile({ theme }))
    assert.deepEqual(again.counts.theme, { created: 0, changed: 0, unchanged: 1 })
    await applyWorkspaceFile(ctx.db, workspaceId, parseWorkspaceFile({}))
    assert.deepEqual((await exportWorkspaceFile(ctx.db, workspaceId)).theme, theme)
  })
})
