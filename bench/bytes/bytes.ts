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

/** Of the tag's script, at the best that compressors can: what a page was promised. */
const BUDGET = 12_224

export function bytes(): Answer {
  const sizes = Object.entries(SUBJECTS).map(([name, file]) => ({ name, ...sizesOf(file) }))
  const [ours, ...peers] = sizes
  if (ours === undefined) throw new Error('nothing to weigh')
  const rows = sizes.map(({ name, raw, gzip, brotli }) => [
    name,
    whole(raw),
    whole(gzip),
    whole(brotli),
    (brotli / ours.brotli).toFixed(2),
  ])
  return {
    text: table(['', 'raw', 'gzip −9', 'brotli 11', '÷ ours'], rows),
    goals: [
      { what: 'brotli', value: ours.brotli, atMost: BUDGET, unit: 'B' },
      {
        what: 'brotli ÷ the smallest peer’s',
        value: ours.brotli / Math.min(...peers.map(({ brotli }) => brotli)),
        atMost: 1,
      },
    ],
    charts: [
      {
        title: 'The script that a page loads',
        unit: 'B, brotli; less is better',
        bars: sizes.map((one) => ({
          label: one.name.split(':')[0] ?? '',
          value: one.brotli,
          ours: one === ours,
        })),
      },
    ],
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
