/** What each embed's script costs before it does anything. */
import { readFileSync } from 'node:fs'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { FILES } from '../common/packages.ts'
import type { Answer } from '../common/report.ts'
import { table, whole } from '../common/table.ts'

const SUBJECTS = {
  'ours: `sessionframe.js`': FILES.ours,
  'Cal.com embed-core 1.5.3: `embed.js`': FILES.cal,
  'Typeform embed 6.1.1: `embed.js`': FILES.typeform,
}

export function bytes(): Answer {
  const sizes = Object.entries(SUBJECTS).map(([name, file]) => ({ name, ...sizesOf(file) }))
  const [ours, ...peers] = sizes
  if (ours === undefined) throw new Error('nothing to weigh')
  const smaller = peers.filter(({ brotli }) => brotli <= ours.brotli)
  const rows = sizes.map(({ name, raw, gzip, brotli }) => [
    name,
    whole(raw),
    whole(gzip),
    whole(brotli),
    (brotli / ours.brotli).toFixed(2),
  ])
  return {
    text: table(['', 'raw', 'gzip −9', 'brotli 11', '÷ ours'], rows),
    failed: smaller.map(({ name }) => `${name} is smaller than ours`),
  }
}

function sizesOf(file: string): { raw: number; gzip: number; brotli: number } {
  const content = readFileSync(file)
  const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY }
  return {
    raw: content.length,
    gzip: gzipSync(content, { level: 9 }).length,
    brotli: brotliCompressSync(content, { params }).length,
  }
}
