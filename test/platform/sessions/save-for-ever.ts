/** A process that saves answers as fast as it can, and names each save that was acknowledged. */
import { openPglite } from '../../../src/database/open-pglite.ts'
import { saveAnswers } from '../../../src/platform/sessions/save-answers.ts'
import { testContext } from '../platform-fixture.ts'
import { FIELDS } from './form-file.ts'

const [, , folder = '', token = '', from = '0'] = process.argv
const { db } = await openPglite(folder)
const ctx = await testContext(db)
for (let rev = Number(from); ; rev++) {
  const values = { [FIELDS.first]: `typed ${rev + 1}`, [FIELDS.remark]: 'x'.repeat(rev % 5000) }
  const saved = await saveAnswers(ctx, token, { rev, page: 2, values })
  if (!saved.ok) throw new Error(`The save of rev ${rev} was stale: ${saved.rev}.`)
  console.log(saved.rev)
}
