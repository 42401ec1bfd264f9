import { createServer } from 'node:http'
import { listen } from './listen.ts'

/** A server that webhooks are sent to. */
export interface WebhookInbox extends AsyncDisposable {
  origin: string
  /** Ids of what came, each once, however often it was delivered. */
  ids: Set<string>
}

export async function openWebhookInbox(): Promise<WebhookInbox> {
  const ids = new Set<string>()
  const server = createServer((request, response) => {
    ids.add(String(request.headers['webhook-id']))
    request.resume().once('end', () => response.writeHead(204).end())
  })
  const { origin, close } = await listen(server)
  return { origin, ids, [Symbol.asyncDispose]: close }
}
