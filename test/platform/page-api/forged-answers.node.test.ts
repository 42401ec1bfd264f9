import assert from 'node:assert/strict'
import { it } from 'node:test'
import type { FieldProblems } from '../../../src/wire/page.ts'
import { pageFixture } from './page-fixture.ts'

const FORM = '5b1d7c2e-0a38-4f0b-9a51-3f1f0e6c7d21'
const TIER = '5b1d7c2e-0a38-4f0b-9a51-3f1f0e6c7d22'
const TOTAL = '5b1d7c2e-0a38-4f0b-9a51-3f1f0e6c7d23'
const REASON = '5b1d7c2e-0a38-4f0b-9a51-3f1f0e6c7d24'

const fixture = pageFixture({
  leads: [{ number: '1', values: { tier: 'gold' } }],
  forms: [
    {
      id: FORM,
      name: 'Asks',
      title: 'Asks',
      pages: [
        {
          title: 'One',
          fields: [
            { id: TIER, type: 'input', label: 'Tier', dataField: 'tier', readOnly: true },
            {
              id: TOTAL,
              type: 'number',
              label: 'Total',
              dataField: 'total',
              computed: { sum: [2, 3] },
            },
            {
              id: REASON,
              type: 'input',
              label: 'Why?',
              required: true,
              showWhen: {
                all: [
                  { field: 'tier', operator: 'equals', value: 'gold' },
                  { field: 'total', operator: 'equals', value: 5 },
                ],
              },
            },
          ],
        },
      ],
    },
  ],
})

it('what the browser says of fields that are not its own makes no question go away', async () => {
  const url = await fixture().form(FORM)
  const submit = (values: Record<string, unknown>) =>
    fixture().send('POST', `${url}/submit`, { submitKey: 'k', rev: 0, values })
  for (const forged of [{}, { [TIER]: 'none' }, { [TOTAL]: 0 }, { [TIER]: '', [TOTAL]: '' }]) {
    // oxlint-disable no-await-in-loop -- one after the other
    const answer = await submit(forged)
    assert.equal(answer.status, 422, JSON.stringify(forged))
    const { errors } = (await answer.json()) as FieldProblems
    // oxlint-enable no-await-in-loop
    assert.deepEqual(
      errors.map(({ field, code }) => [field, code]),
      [[REASON, 'required']],
    )
  }
  assert.equal((await submit({ [TIER]: 'none', [REASON]: 'Gold' })).status, 200)
  assert.deepEqual(await fixture().leadValues(), { tier: 'gold', total: 5 })
})
