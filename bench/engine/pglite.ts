import { moveDue, moveOneDue } from '../../src/platform/enrollments/move-due.ts'
import { openMigratedPglite } from '../../test/harness/fresh-pglite.ts'
import { setUpWorkspace, testContext } from '../../test/platform/platform-fixture.ts'
import { countInside, gather, MOVES } from './crowd.ts'

/** Fewer than on a server: they wait for one connection. */
const LEADS = 200

/** @returns Moves a second in the embedded database, within this process. */
export async function movePglite(how: 'together' | 'singly'): Promise<number> {
  const opened = await openMigratedPglite()
  await using _closed = { [Symbol.asyncDispose]: () => opened.close() }
  const { db } = opened
  const ctx = { ...(await testContext(db)), now: () => new Date() }
  const id = await gather(ctx, await setUpWorkspace(db), LEADS)
  const log = { error: (record: object) => console.error(record) }
  const move = how === 'together' ? moveDue : moveOneDue
  const begun = performance.now()
  do while (await move(ctx, { log }));
  while ((await countInside(db, id)) > 0)
  return (LEADS * MOVES * 1000) / (performance.now() - begun)
}
