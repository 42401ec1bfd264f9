import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { pageRoutes } from '../../../src/platform/page-api/routes.ts'
import { ASSETS, pageFixture, pageState } from './page-fixture.ts'

const FORM = '39594a1c-72db-4990-a63f-8d5139a5e4e1'
const fixture = pageFixture({
  leads: [{ number: '1' }],
  forms: [
    {
      id: FORM,
      name: 'FORM',
      title: 'Plans',
      pages: [{ title: 'Page', fields: [{ type: 'input', label: 'Anything' }] }],
    },
  ],
})

describe('when something goes wrong on our side', () => {
  it('answers 500 without the reason, and reports it without the token', async () => {
    const url = await fixture().form(FORM)
    const token = url.split('/').at(-1) ?? ''
    const reported: { error: unknown; route: string }[] = []
    const broken = {
      ...fixture().ctx,
      now: () => {
        throw new Error('the clock fell off the wall')
      },
    }
    const routes = pageRoutes(broken, {
      assets: ASSETS,
      extraParents: [],
      onError: (error, { route }) => void reported.push({ error, route }),
    })

    const page = await routes.fetch(new Request(url))
    assert.equal(page.status, 500)
    const html = await page.text()
    assert.equal(pageState(html), 'error')
    const saved = await routes.fetch(
      new Request(`${url}/answers`, {
        method: 'PUT',
        headers: { 'Content-Type': 'application/json', 'Sec-Fetch-Site': 'same-origin' },
        body: JSON.stringify({ rev: 0, page: 1, values: {} }),
      }),
    )
    assert.equal(saved.status, 500)
    const problem = await saved.text()
    assert.equal((JSON.parse(problem) as { code: string }).code, 'internal')
    for (const text of [html, problem]) {
      assert.ok(!text.includes('clock') && !text.includes(token))
      assert.ok(!text.includes('page-api'), 'no stack')
    }
    assert.deepEqual(
      reported.map(({ route }) => route),
      ['GET /journeys/run/1/:token', 'PUT /journeys/run/1/:token/answers'],
    )
    assert.match(String(reported[0]?.error), /the clock fell/)
  })
})
