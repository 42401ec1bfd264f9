import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'
import { LANGUAGES } from '../../texts/languages.ts'
import type { PageAsset, PageAssets, PageName } from './page-assets.ts'

/** The parts that are used here of https://vite.dev/guide/backend-integration */
const manifestSchema = z.record(
  z.string(),
  z.object({
    file: z.string(),
    css: z.array(z.string()).optional(),
    imports: z.array(z.string()).optional(),
  }),
)

type Manifest = z.infer<typeof manifestSchema>

/** The hosted pages were not built, or the build is not ours. */
class PageAssetsError extends Error {
  override readonly name = 'PageAssetsError'
}

/**
 * Reads which scripts and styles the hosted pages need.
 * @param folder The build's folder, such as dist/pages.
 * @throws {PageAssetsError} There is no usable build in it.
 */
export async function readPageAssets(folder: string): Promise<PageAssets> {
  const path = join(folder, 'manifest.json')
  const manifest = await readManifest(path)
  const asset = async (page: PageName, texts?: string): Promise<PageAsset> => {
    const entry = `src/pages/${page}/main.ts`
    if (!Object.hasOwn(manifest, entry)) throw missing(path, `has no page "${page}"`)
    const { styles, ...modules } = filesOf(manifest, entry)
    const sheets = styles.map((file) => readText(join(folder, file)))
    const sheet = (await Promise.all(sheets)).map((text) => text.trim()).join('')
    return { ...modules, sheet, languages: languagesOf(manifest, texts) }
  }
  return {
    journey: await asset('journey', 'form'),
    booking: await asset('booking', 'booking'),
    done: await asset('done'),
  }
}

/**
 * Path of a style sheet that stands alone, such as `/assets/reference-B1x2.css`.
 * @param folder As above.
 * @param entry Its source, such as `src/pages/reference/reference.css`.
 * @throws {PageAssetsError} As above.
 */
export async function readStylePath(folder: string, entry: string): Promise<string> {
  const path = join(folder, 'manifest.json')
  const file = (await readManifest(path))[entry]?.file
  if (file === undefined) throw missing(path, `has no "${entry}"`)
  return `/${file}`
}

async function readManifest(path: string): Promise<Manifest> {
  const text = await readText(path)
  try {
    return manifestSchema.parse(JSON.parse(text))
  } catch {
    throw missing(path, 'is no build manifest')
  }
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch {
    throw missing(path, 'cannot be read')
  }
}

/** @param texts The folder in `src/texts` that a page has its words from. */
function languagesOf(manifest: Manifest, texts?: string): PageAsset['languages'] {
  const files = LANGUAGES.map((language) => {
    const chunk = manifest[`src/texts/${texts}/${language.toLowerCase()}.ts`]
    return [language, chunk && `/${chunk.file}`] as const
  })
  return Object.fromEntries(files.filter(([, file]) => file !== undefined))
}

interface PageFiles extends Pick<PageAsset, 'script' | 'preloads'> {
  /** In the build's folder. */
  styles: string[]
}

function filesOf(manifest: Manifest, entry: string): PageFiles {
  const chunks = new Set<string>()
  const walk = (name: string): void => {
    if (chunks.has(name)) return
    chunks.add(name)
    for (const next of manifest[name]?.imports ?? []) walk(next)
  }
  walk(entry)
  const [main, ...others] = [...chunks].flatMap((name) => manifest[name] ?? [])
  // What is imported comes first, so that a page's own rules win over shared ones.
  const styles = [...others, ...(main ? [main] : [])].flatMap((chunk) => chunk.css ?? [])
  return {
    script: `/${main?.file}`,
    preloads: others.map((chunk) => `/${chunk.file}`),
    styles: [...new Set(styles)],
  }
}

function missing(path: string, what: string): PageAssetsError {
  return new PageAssetsError(`${path} ${what}. Run "npm run build" to build the hosted pages.`)
}
