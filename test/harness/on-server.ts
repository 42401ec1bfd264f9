import { Client } from 'pg'

/** One statement, whose rows have one column of text. */
export type Run = (statement: string) => Promise<string[]>

/** A connection for a few statements that belong to no database of a test. */
export async function onServer<T>(serverUrl: string, act: (run: Run) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: serverUrl })
  await client.connect()
  try {
    return await act(async (statement) => {
      const { rows } = await client.query<[string]>({ text: statement, rowMode: 'array' })
      return rows.map(([text]) => text)
    })
  } finally {
    await client.end()
  }
}
