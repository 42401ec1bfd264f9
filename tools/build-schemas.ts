/**
 * Writes the JSON Schema of `workspace.json` and of nodes' settings, for editors and for who checks them
 * elsewhere, and the routes of the endpoint and of the vendor APIs in OpenAPI, for who writes a client of another kind.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { z } from 'zod'
import { openApiDocument } from '../src/endpoint/openapi/openapi-document.ts'
import {
  ACTION_SETTINGS,
  NODE_SETTINGS,
} from '../src/platform/journeys/node-settings/published-schemas.ts'
import { breakgroundDocument } from '../src/platform/vendor-apis/breakground/openapi.ts'
import { flgDocument } from '../src/platform/vendor-apis/flg/openapi.ts'
import { flownallyDocument } from '../src/platform/vendor-apis/flownally/openapi.ts'
import { octethDocument } from '../src/platform/vendor-apis/octeth/openapi.ts'
import { workspaceFileSchema } from '../src/wire/workspace-file.ts'

const root = resolve(import.meta.dirname, '..')
const { version } = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8')) as {
  version: string
}
const workspace = z.toJSONSchema(workspaceFileSchema, { io: 'input' })

const write = (name: string, content: object) =>
  writeFileSync(resolve(root, 'dist', name), `${JSON.stringify(content, null, 2)}\n`)

write('workspace.schema.json', { ...workspace, title: 'Sessionframe workspace' })
/** Several in one document, each by its name. */
const definitions = (title: string, schemas: Readonly<Record<string, z.ZodType>>) => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title,
  $defs: Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [
      name,
      { ...z.toJSONSchema(schema, { io: 'input' }), $schema: undefined },
    ]),
  ),
})
write(
  'journey-settings.schema.json',
  definitions("Settings of a journey's nodes, by type", NODE_SETTINGS),
)
write(
  'journey-actions.schema.json',
  definitions("Settings of Octeth's actions, by their names", ACTION_SETTINGS),
)
write('openapi.json', openApiDocument(version))
write('openapi-flg.json', flgDocument(version))
write('openapi-flownally.json', flownallyDocument(version))
write('openapi-breakground.json', breakgroundDocument(version))
write('openapi-octeth.json', octethDocument(version))
