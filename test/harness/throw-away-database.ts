import { onServer } from './on-server.ts'

export interface ThrowAwayDatabase extends AsyncDisposable {
  url: string
}

/**
 * A new database on a server, dropped with `await using`, whoever is connected.
 * @param template By name; absent: an empty one.
 */
export async function throwAwayDatabase(
  serverUrl: string,
  template = 'template1',
): Promise<ThrowAwayDatabase> {
  const name = `sessionframe_test_${crypto.randomUUID().replaceAll('-', '')}`
  await onServer(serverUrl, (run) => run(`create database ${name} template ${template}`))
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return {
    url: url.href,
    async [Symbol.asyncDispose]() {
      await onServer(serverUrl, (run) => run(`drop database ${name} with (force)`))
    },
  }
}
