/** A process that saves answers as fast as it can, and names each save that was acknowledged. */
import './synced-disk.ts'
import { sql } from 'kysely'
import { openPglite } from '../../src/database/open-pglite.ts'
import { readFormSession } from '../../src/platform/sessions/read-form-session.ts'
import { saveAnswers } from '../../src/platform/sessions/save-answers.ts'
import { testContext } from '../platform/platform-fixture.ts'
import { FIELDS } from '../platform/sessions/form-file.ts'

const [, , folder = '', , token = ''] = process.argv
const { db } = await openPglite(folder)
const ctx = await testContext(db)
for (let rev = (await readFormSession(ctx, token))?.rev ?? 0; ; rev++) {
  const values = { [FIELDS.first]: `typed ${rev + 1}`, [FIELDS.remark]: 'x'.repeat(rev % 5000) }
  const saved = await saveAnswers(ctx, token, { rev, page: 2, values })
  if (!saved.ok) throw new Error(`The save of rev ${rev} was stale: ${saved.rev}.`)
  console.log(saved.rev)
  // Else the log alone would ever have to be there.
  if (rev % 25 === 0) await sql`checkpoint`.execute(db)
}
