import { Client } from 'pg'

/** A new, empty database on a server; dropped with `await using`, whoever is connected. */
export async function throwAwayDatabase(
  serverUrl: string,
): Promise<AsyncDisposable & { url: string }> {
  const name = `sessionframe_test_${crypto.randomUUID().replaceAll('-', '')}`
  await run(serverUrl, `create database ${name}`)
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return {
    url: url.href,
    [Symbol.asyncDispose]: () => run(serverUrl, `drop database ${name} with (force)`),
  }
}

async function run(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
