import assert from 'node:assert/strict'
import { it } from 'node:test'
import { hostileCasesTable } from '../../tools/hostile-results.ts'

const HELLO = 'case 2: a stranger says hello [nothing comes of it]'
const PAGE = 'case 10: a page of <b> | c [it is text]'

it('a row for each thing that is tried, by number, and the sums of the run', () => {
  const text = hostileCasesTable({
    date: '2026-11-23',
    results: [
      { title: PAGE, where: 'webkit', held: false },
      { title: HELLO, where: 'chromium', held: true },
      { title: HELLO, where: 'webkit', held: true },
    ],
  })
  assert.deepEqual(text.split('\n'), [
    '2 cases, 1 held (webkit 1 of 2, chromium 1 of 1), on 2026-11-23.',
    '',
    '| case | what is tried | what has to come of it | held in |',
    '| --- | --- | --- | --- |',
    '| 2 | a stranger says hello | nothing comes of it | chromium, webkit |',
    String.raw`| 10 | a page of &lt;b&gt; \| c | it is text | **not webkit** |`,
  ])
})
