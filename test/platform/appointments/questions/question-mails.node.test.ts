import assert from 'node:assert/strict'
import { it } from 'node:test'
import { applyWorkspaceFile } from '../../../../src/platform/workspaces/apply-workspace-file.ts'
import { saveAnswers } from '../../../../src/platform/sessions/save-answers.ts'
import { parseWorkspaceFile } from '../../../../src/wire/parse-workspace-file.ts'
import { onBothDatabases } from '../../../harness/databases.ts'
import { bookingMailWorker } from '../mail-fixture.ts'
import { book, EMAIL, questionWorkspace, TEN } from './question-fixture.ts'

onBothDatabases('mails of an appointment that is made in a form', (db) => {
  it('go to the lead’s address, else to the one in the form, before that is sent', async () => {
    const { ctx, workspaceId, visit } = await questionWorkspace(db())
    ctx.sendsMail = true
    await using worker = await bookingMailWorker(ctx)
    const one = await visit()
    const values = { [EMAIL]: 'typed@example.test' }
    await saveAnswers(ctx, one.token, { rev: 0, page: 1, values })
    await book(one)
    await worker.ended(2)
    const sent = () =>
      worker.smtp.mails.map(({ to, parsed }) => [to.join(), parsed.replyTo?.text ?? '']).slice(-2)
    const to = (mails: string[][]) => mails.map(([address]) => address).toSorted(compare)
    assert.deepEqual(to(sent()), ['grace@example.test', 'typed@example.test'])
    assert.ok(sent().some(([, replyTo]) => replyTo?.includes('typed@example.test')))

    const known = { leads: [{ number: '2', values: { email: 'known@example.test' } }] }
    await applyWorkspaceFile(db(), workspaceId, parseWorkspaceFile(known))
    const other = await visit('2')
    await saveAnswers(ctx, other.token, { rev: 0, page: 1, values })
    await book(other, TEN)
    await worker.ended(4)
    assert.deepEqual(to(sent()), ['grace@example.test', 'known@example.test'])
  })
})

function compare(a: string | undefined, b: string | undefined): number {
  return (a ?? '') < (b ?? '') ? -1 : 1
}
