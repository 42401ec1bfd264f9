import assert from 'node:assert/strict'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { readPageAssets } from '../../../src/platform/page-api/read-page-assets.ts'

describe('readPageAssets', () => {
  let folder = ''
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'page-assets-'))
  })
  after(() => rm(folder, { recursive: true }))
  const write = (text: string) => writeFile(join(folder, 'manifest.json'), text)
  const writeSheet = (name: string, text: string) => writeFile(join(folder, 'assets', name), text)

  it('collects scripts and styles through imports, shared styles first', async () => {
    const entry = (name: string) => ({
      file: `assets/${name}.js`,
      css: [`assets/${name}.css`],
      imports: ['_a.js', '_b.js'],
      isEntry: true,
    })
    await write(
      JSON.stringify({
        '_a.js': { file: 'assets/a.js', imports: ['_b.js'] },
        '_b.js': { file: 'assets/b.js', css: ['assets/b.css'], imports: ['_a.js'] },
        'src/pages/journey/main.ts': entry('journey'),
        'src/pages/booking/main.ts': entry('booking'),
        'src/texts/form/zh-hant.ts': { file: 'assets/zh-hant.js' },
        'src/pages/done/main.ts': { file: 'assets/done.js' },
      }),
    )
    await mkdir(join(folder, 'assets'))
    await writeSheet('b.css', '.b{color:red}\n')
    await writeSheet('journey.css', '.journey{color:blue}\n')
    await writeSheet('booking.css', '')
    const assets = await readPageAssets(folder)
    assert.deepEqual(assets.journey, {
      script: '/assets/journey.js',
      preloads: ['/assets/a.js', '/assets/b.js'],
      sheet: '.b{color:red}.journey{color:blue}',
      languages: { 'zh-Hant': '/assets/zh-hant.js' },
    })
    const done = { script: '/assets/done.js', preloads: [], sheet: '', languages: {} }
    assert.deepEqual(assets.done, done)
  })

  it('says how to build what is missing', async () => {
    const fails = (message: RegExp) =>
      assert.rejects(readPageAssets(folder), (error: Error) => {
        assert.match(error.message, message)
        assert.match(error.message, /Run "npm run build"/)
        return error.name === 'PageAssetsError'
      })
    await write('{')
    await fails(/is no build manifest/)
    await write('{"a":{}}')
    await fails(/is no build manifest/)
    await write('{}')
    await fails(/has no page "journey"/)
    await rm(join(folder, 'manifest.json'))
    await fails(/cannot be read/)
  })
})
