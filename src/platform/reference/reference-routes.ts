import { Hono } from 'hono'
import { answerStatic } from '../assets/answer-static.ts'
import { staticFile } from '../assets/static-files.ts'
import type { StaticFile } from '../assets/static-files.ts'
import type { Html } from '../page-api/render/html.ts'
import { REFERENCE_PATH, renderDocument } from './render/document.ts'
import { renderIndex } from './render/index-page.ts'
import { renderVendor } from './render/vendor-page.ts'
import { VENDORS } from './vendors.ts'

export interface ReferenceOptions {
  /** Public origin of the server that the pages are about. */
  origin: string
  /** Of the package. */
  version: string
  /** Path of the style sheet. */
  style: string
}

/** There is nothing to run on the pages, and nobody has a reason to frame them. */
const PAGE_HEADERS = {
  'Content-Security-Policy':
    "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'Referrer-Policy': 'no-referrer',
}

/** Tools on other origins read them. */
const DOCUMENT_HEADERS = { 'Access-Control-Allow-Origin': '*' }

/** `/reference`, and for each vendor API a page and its OpenAPI document below it. */
export async function referenceRoutes({ origin, version, style }: ReferenceOptions): Promise<Hono> {
  const routes = new Hono()
  const serve = (path: string, file: StaticFile, headers: Record<string, string>) =>
    routes.all(path, (c) => answerStatic(c.req.raw, file, headers))
  const page = async (title: string, slug: string | null, content: Html) =>
    fileOf(String(await renderDocument({ title, slug, style, content })), 'html')

  const described = VENDORS.map((vendor) => ({ vendor, document: vendor.document(version) }))
  const index = await page('API reference', null, renderIndex(described, origin))
  serve(REFERENCE_PATH, index, PAGE_HEADERS)
  for (const { vendor, document } of described) {
    const path = `${REFERENCE_PATH}/${vendor.slug}`
    const content = renderVendor(vendor, document, origin)
    serve(path, await page(`${vendor.name}: API reference`, vendor.slug, content), PAGE_HEADERS)
    serve(`${path}.json`, fileOf(JSON.stringify(document, null, 2), 'json'), DOCUMENT_HEADERS)
  }
  return routes
}

const fileOf = (text: string, ending: string) => staticFile(new TextEncoder().encode(text), ending)
