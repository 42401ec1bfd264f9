import assert from 'node:assert/strict'
import { after, before } from 'node:test'
import type { OpenDatabase } from '../../../src/database/open-database.ts'
import { openMigratedPglite } from '../../harness/fresh-pglite.ts'
import { startAppointmentSession } from '../../../src/platform/appointments/start-appointment-session.ts'
import { findLeadByNumber } from '../../../src/platform/leads/lead-store.ts'
import type { PageAsset } from '../../../src/platform/page-api/page-assets.ts'
import { pageRoutes } from '../../../src/platform/page-api/routes.ts'
import { startFormSession } from '../../../src/platform/sessions/start-form-session.ts'
import type { WorkspaceFileInput } from '../../../src/wire/workspace-file.ts'
import { setUpWorkspace, testContext } from '../platform-fixture.ts'
import type { TestContext } from '../platform-fixture.ts'

export const SITE = 'https://shop.example.test'
export const EXTRA = 'http://127.0.0.1:9'

const asset = (page: string): PageAsset => ({
  script: `/assets/${page}.js`,
  preloads: ['/assets/shared.js'],
  sheet: `.${page}{color:red}`,
  languages: { de: `/assets/${page}-de.js` },
})
export const ASSETS = { journey: asset('journey'), booking: asset('booking'), done: asset('done') }

/** The pages on a real platform, asked as their own script asks. */
export class PageFixture {
  readonly ctx: TestContext
  readonly workspaceId: string
  readonly #fetch: (request: Request) => Response | Promise<Response>

  constructor(ctx: TestContext, workspaceId: string) {
    this.ctx = ctx
    this.workspaceId = workspaceId
    const routes = pageRoutes(ctx, { assets: ASSETS, extraParents: [EXTRA] })
    this.#fetch = (request) => routes.fetch(request)
  }

  async form(form: string, lead = '1'): Promise<string> {
    const wanted = { workspaceId: this.workspaceId, lead, form, public: true, reuse: false }
    return (await startFormSession(this.ctx, wanted)).publicUrl
  }

  async appointment(appointmentType: string, lead = '1'): Promise<string> {
    const wanted = { workspaceId: this.workspaceId, lead, appointmentType, reuse: false }
    return (await startAppointmentSession(this.ctx, wanted)).publicUrl
  }

  async leadValues(number = '1'): Promise<Record<string, unknown>> {
    const lead = await findLeadByNumber(this.ctx.db, this.workspaceId, number)
    assert.ok(lead)
    return lead.values
  }

  async get(url: string, headers: Record<string, string> = {}): Promise<Response> {
    return this.#fetch(new Request(url, { headers }))
  }

  async send(method: string, url: string, body?: unknown): Promise<Response> {
    const headers = { 'Content-Type': 'application/json', 'Sec-Fetch-Site': 'same-origin' }
    return this.raw(url, {
      method,
      headers,
      body: body === undefined ? null : JSON.stringify(body),
    })
  }

  /** As a browser sends the form when no script runs. */
  async post(url: string, values: Record<string, string>): Promise<Response> {
    const headers = { 'Sec-Fetch-Site': 'same-origin', Origin: 'null' }
    return this.raw(url, { method: 'POST', headers, body: new URLSearchParams(values) })
  }

  async raw(url: string, init: RequestInit): Promise<Response> {
    return this.#fetch(new Request(url, init))
  }
}

/** Opens a platform with that workspace for the tests of a file. */
export function pageFixture(file: WorkspaceFileInput): () => PageFixture {
  let opened: OpenDatabase | undefined
  let fixture: PageFixture | undefined
  before(async () => {
    opened = await openMigratedPglite()
    const ctx = await testContext(opened.db)
    const workspaceId = await setUpWorkspace(opened.db, { sites: [SITE], ...file })
    fixture = new PageFixture(ctx, workspaceId)
  })
  after(() => opened?.close())
  return () => {
    assert.ok(fixture)
    return fixture
  }
}

/** What a page holds for its script. */
export function pageData(html: string): Record<string, unknown> {
  const [, json] =
    /<script type="application\/json" id="sf-data">([^<]*)<\/script>/.exec(html) ?? []
  assert.ok(json, 'the page has data for its script')
  return JSON.parse(json) as Record<string, unknown>
}

export function pageState(html: string): string | undefined {
  return /<main[^>]* data-sf-state="(\w+)"/.exec(html)?.[1]
}
