import { createServer, request } from 'node:http'
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import S3rver from 's3rver'
import type { S3Bucket } from '../../src/platform/files/s3-request.ts'
import { listen } from './listen.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** The one key that the server knows; it takes any signature. */
const KEYS = { accessKeyId: 'S3RVER', secretAccessKey: 'canary-bucket-secret' }

export interface S3Server extends AsyncDisposable {
  bucket: S3Bucket
  port: number
  /** Where it keeps what it was sent. */
  folder: string
  /** What came in last, as it came over the wire. */
  heads: { method: string; url: string; headers: IncomingHttpHeaders }[]
  /** Called before each request is handed on; true where it has answered itself. */
  behave: (incoming: IncomingMessage, outgoing: ServerResponse) => boolean
}

/** A server of the S3 protocol with one bucket, and a line to it that can be watched and can fail. */
export async function s3Server(): Promise<S3Server> {
  const kept = new AsyncDisposableStack()
  const { path: folder } = kept.use(await temporaryFolder())
  const server = new S3rver({
    address: '127.0.0.1',
    port: 0,
    silent: true,
    directory: folder,
    configureBuckets: [{ name: 'bucket', configs: [] }],
  })
  const { port: inner } = await server.run()
  kept.defer(() => server.close())
  const heads: S3Server['heads'] = []
  const line = await listen(
    createServer((incoming, outgoing) => {
      const { method = '', url = '', headers } = incoming
      heads.push({ method, url, headers })
      if (s3.behave(incoming, outgoing)) return
      const onward = request({ host: '127.0.0.1', port: inner, method, path: url, headers })
      onward.on('response', (answer) => {
        outgoing.writeHead(answer.statusCode ?? 500, answer.headers)
        answer.pipe(outgoing)
      })
      onward.on('error', () => outgoing.destroy())
      incoming.pipe(onward)
    }),
  )
  kept.defer(() => line.close())
  const s3: S3Server = {
    bucket: { url: `${line.origin}/bucket/forms`, ...KEYS },
    port: line.port,
    folder,
    heads,
    behave: () => false,
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  }
  return s3
}
