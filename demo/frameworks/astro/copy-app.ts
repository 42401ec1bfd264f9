/** The script is the one of plain TypeScript, word for word; its types have to be this folder's. */
import { cpSync } from 'node:fs'

cpSync('../plain/src/app.ts', 'src/app.ts')
