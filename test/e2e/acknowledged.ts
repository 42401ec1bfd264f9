import type { BrowserContext } from '@playwright/test'
import { expect } from './fixtures.ts'
import type { SaveAnswers } from '../../src/wire/page.ts'

interface PageData {
  form: { pages: { fields: { id: string; dataField?: string }[] }[] }
  values: Record<string, unknown>
}

/** What the server has said that it has, and whether it has it. */
export class Acknowledged {
  readonly #link: string
  /** By field id, the last value that was acknowledged. */
  readonly #values = new Map<string, unknown>()
  /** Saves that were acknowledged. */
  count = 0

  constructor(link: string) {
    this.#link = link
  }

  listenTo(context: BrowserContext): void {
    context.on('response', (response) => {
      const request = response.request()
      if (request.method() !== 'PUT' || response.status() !== 200) return
      const { values } = request.postDataJSON() as SaveAnswers
      for (const [id, value] of Object.entries(values)) this.#values.set(id, value)
      this.count += 1
    })
  }

  /** Every answer that was acknowledged is stored. */
  async expectAll(): Promise<void> {
    // Before the server is asked: what is acknowledged meanwhile may not be in its answer yet.
    const known = new Map(this.#values)
    const { values } = await this.#stored()
    for (const [id, value] of known) {
      // Of what was typed twice, the later one may be stored and not acknowledged.
      if (this.#values.get(id) === value) expect(values[id], id).toEqual(value)
    }
  }

  /** By data field. */
  async answers(): Promise<Record<string, unknown>> {
    const { form, values } = await this.#stored()
    const fields = form.pages.flatMap((page) => page.fields)
    return Object.fromEntries(fields.map(({ id, dataField }) => [dataField, values[id]]))
  }

  async #stored(): Promise<PageData> {
    const html = await (await fetch(this.#link)).text()
    const [, json] = /<script[^>]*id="sf-data"[^>]*>(.*?)<\/script>/s.exec(html) ?? []
    return JSON.parse(json ?? 'null') as PageData
  }
}
