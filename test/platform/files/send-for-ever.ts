/**
 * A process that sends files into a session, two at a time, takes some away again, and names each
 * file that was acknowledged, until it is killed.
 */
import { Readable } from 'node:stream'
import { openPglite } from '../../../src/database/open-pglite.ts'
import { openPostgres } from '../../../src/database/open-postgres.ts'
import { receiveFile } from '../../../src/platform/files/receive-file.ts'
import { removeFile } from '../../../src/platform/files/remove-file.ts'
import { testContext } from '../platform-fixture.ts'
import { openPlace } from './any-place.ts'

const [, , database = '', place = '', token = '', field = ''] = process.argv
const opened = await (database.startsWith('postgres')
  ? openPostgres(database)
  : openPglite(database))
const files = { store: openPlace(place), maxSize: 10 * 1024 * 1024 }
const ctx = { ...(await testContext(opened.db)), files }

async function send(): Promise<void> {
  const key = crypto.randomUUID()
  const text = key.repeat(3000)
  const body = Readable.from(text.match(/.{1,9000}/g) ?? []).map((one: string) => Buffer.from(one))
  const sent = { field, name: `${key}.txt`, key, length: text.length, body }
  const { file } = await receiveFile(ctx, token, sent)
  console.log(JSON.stringify({ added: file.id, key }))
}

for (;;) {
  // oxlint-disable-next-line no-await-in-loop -- one after the other
  await Promise.all([send(), send()])
  // oxlint-disable-next-line no-await-in-loop -- one after the other
  const ids = await kept()
  // So that there is always room for more.
  for (const id of ids.slice(0, Math.max(ids.length - 4, 0))) {
    console.log(JSON.stringify({ leaves: id }))
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    await removeFile(ctx, token, id)
  }
}

async function kept(): Promise<string[]> {
  const rows = await opened.db
    .selectFrom('uploaded_file')
    .select('id')
    .where('state', '=', 'kept')
    .orderBy('created_at')
    .execute()
  return rows.map(({ id }) => id)
}
