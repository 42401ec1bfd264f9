import { Hono } from 'hono'
import type { Context } from 'hono'
import { readFile } from '../files/read-file.ts'
import { receiveFile } from '../files/receive-file.ts'
import { removeFile } from '../files/remove-file.ts'
import type { FilesLeft, FileTaken } from '../../wire/page.ts'
import { PageError } from './page-error.ts'
import { tokenOf } from './page-context.ts'
import type { Pages } from './page-context.ts'
import { BASE_HEADERS } from './page-headers.ts'
import { refuseMethod } from './refuse-method.ts'

/** Files that are sent while a form is filled in: each is an answer at once. */
export function fileRoutes({ platform }: Pages): Hono {
  const routes = new Hono()

  routes.post('/:token/files', async (c) => {
    const query = (name: string) => c.req.query(name) ?? ''
    const taken: FileTaken = await receiveFile(platform, tokenOf(c), {
      field: query('field'),
      name: query('name'),
      key: query('key'),
      length: announcedLength(c.req.raw),
      body: c.req.raw.body ?? nothing(),
    })
    return c.json(taken, 201, BASE_HEADERS)
  })

  routes.delete('/:token/files/:file', async (c) => {
    const left: FilesLeft = (await removeFile(platform, tokenOf(c), fileOf(c))) ?? unknown()
    return c.json(left, 200, BASE_HEADERS)
  })

  routes.get('/:token/files/:file', async (c) => {
    const { file, body } = (await readFile(platform, tokenOf(c), fileOf(c))) ?? unknown()
    return c.body(body, 200, {
      ...BASE_HEADERS,
      // Never as what it says it is: nothing of a visitor runs on the origin of the pages.
      'Content-Type': 'application/octet-stream',
      'Content-Length': String(file.size),
      'Content-Disposition': attachment(file.name),
      'Content-Security-Policy': "sandbox; default-src 'none'",
      'Cross-Origin-Resource-Policy': 'same-origin',
    })
  })

  routes.all('/:token/files', refuseMethod('POST'))
  routes.all('/:token/files/:file', refuseMethod('GET, DELETE'))
  return routes
}

function fileOf(c: Context): string {
  return c.req.param('file') ?? ''
}

function announcedLength(request: Request): number | null {
  const length = request.headers.get('Content-Length')
  return length !== null && /^\d{1,15}$/.test(length) ? Number(length) : null
}

async function* nothing(): AsyncGenerator<Uint8Array, void, undefined> {}

/** https://www.rfc-editor.org/rfc/rfc6266 */
function attachment(name: string): string {
  const plain = name.replaceAll(/[^\w.() -]/g, '_')
  const whole = encodeURIComponent(name).replaceAll(
    /['()*!]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`
}

function unknown(): never {
  throw new PageError(404, 'not-found', 'There is no such file.')
}
