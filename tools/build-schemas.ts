/** Writes the JSON Schema of `workspace.json`, for editors and for who checks a file elsewhere. */
import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { z } from 'zod'
import { workspaceFileSchema } from '../src/wire/workspace-file.ts'

const schema = z.toJSONSchema(workspaceFileSchema, { io: 'input' })
const file = resolve(import.meta.dirname, '../dist/workspace.schema.json')
writeFileSync(file, `${JSON.stringify({ ...schema, title: 'Sessionframe workspace' }, null, 2)}\n`)
