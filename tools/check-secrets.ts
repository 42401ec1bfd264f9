/**
 * No key of anybody's is in what is committed, was ever committed, or is published. Secrets of the
 * tests are made up, and say so by their names. What has been looked at once is not looked at again:
 * a blob never changes.
 */
import { execFileSync, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { lintSource } from '@secretlint/core'
import { creator } from '@secretlint/secretlint-rule-preset-recommend'

const ROOT = resolve(import.meta.dirname, '..')
const CACHE = resolve(ROOT, 'node_modules/.cache/sessionframe/secrets.json')
/** Text of more bytes is data that a program has made. */
const LARGEST = 2 * 1024 * 1024

/** What the tests call theirs. */
const MADE_UP = /canary|hunter2/

/** Another version of the rules looks at everything anew. */
const rules = createHash('sha256')
  .update(
    readFileSync(
      resolve(ROOT, 'node_modules/@secretlint/secretlint-rule-preset-recommend/package.json'),
    ),
  )
  .update(readFileSync(import.meta.filename))
  .digest('hex')

interface Text {
  /** Of its bytes. */
  id: string
  /** Where it is, for people. */
  path: string
  content: string
}

const clean = readClean()
let looked = 0
let known = 0
const found: string[] = []

// A scan that sees nothing would say that all is well.
const PLANTED = ['postgres://somebody', 'fJq83kdLs0@db.example.com:5432/all'].join(':')
if ((await keysIn('planted', PLANTED)).length === 0) throw new Error('the rules see no key')

for await (const { id, path, content } of texts()) {
  if (clean.has(id)) {
    known += 1
    continue
  }
  looked += 1
  const keys = await keysIn(path, content)
  if (keys.length === 0) clean.add(id)
  found.push(...keys)
}

mkdirSync(resolve(CACHE, '..'), { recursive: true })
writeFileSync(CACHE, JSON.stringify({ rules, clean: [...clean] }))
for (const place of new Set(found)) console.error(place)
console.log(`secrets: ${looked} texts read, ${known} read before, ${found.length} with a key in it`)
process.exit(found.length === 0 ? 0 : 1)

/** Where, and of which kind: its words would tell the key to whoever reads the log. */
async function keysIn(path: string, content: string): Promise<string[]> {
  const { messages } = await lintSource({
    source: { filePath: path, content, contentType: 'text' },
    options: {
      config: { rules: [{ id: '@secretlint/secretlint-rule-preset-recommend', rule: creator }] },
    },
  })
  return messages
    .filter(({ range: [from, to] }) => !MADE_UP.test(content.slice(from, to)))
    .map(({ ruleId, loc }) => `${path}:${loc.start.line}: ${ruleId}`)
}

/** What lies in the folder, all that its history has, and what npm would publish. */
async function* texts(): AsyncGenerator<Text> {
  const here = lines(git('ls-files', '--cached', '--others', '--exclude-standard'))
  yield* files(here, '')
  const [packed] = JSON.parse(
    execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
      cwd: ROOT,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }),
  ) as { files: { path: string }[] }[]
  yield* files(packed?.files.map(({ path }) => path) ?? [], 'package/')
  yield* history()
}

function* files(paths: readonly string[], of: string): Generator<Text> {
  for (const path of paths) {
    const file = resolve(ROOT, path)
    if (!existsSync(file)) continue
    const text = textOf(readFileSync(file))
    if (text !== null) yield { ...text, path: of + path }
  }
}

/** Every version of every file of every commit. */
async function* history(): AsyncGenerator<Text> {
  const objects = lines(git('rev-list', '--objects', '--all')).map((line) => line.split(' '))
  const paths = new Map(objects.map(([id = '', ...path]): [string, string] => [id, path.join(' ')]))
  const cat = spawn('git', ['cat-file', '--batch', '--buffer'], {
    cwd: ROOT,
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  cat.stdin.end([...paths.keys()].join('\n'))
  let rest = Buffer.alloc(0)
  for await (const chunk of cat.stdout) {
    rest = Buffer.concat([rest, chunk as Buffer])
    for (;;) {
      const end = rest.indexOf('\n')
      if (end < 0) break
      const [id = '', type, size] = rest.subarray(0, end).toString().split(' ')
      const after = end + 1 + Number(size)
      if (rest.length <= after) break
      const text = type === 'blob' ? textOf(rest.subarray(end + 1, after)) : null
      rest = rest.subarray(after + 1)
      if (text !== null) yield { ...text, path: `${id.slice(0, 8)} ${paths.get(id)}` }
    }
  }
}

/** Null for what is no text. */
function textOf(bytes: Buffer): Pick<Text, 'id' | 'content'> | null {
  if (bytes.length > LARGEST || bytes.includes(0)) return null
  return { id: createHash('sha256').update(bytes).digest('base64'), content: bytes.toString() }
}

function readClean(): Set<string> {
  if (!existsSync(CACHE)) return new Set()
  const kept = JSON.parse(readFileSync(CACHE, 'utf8')) as { rules: string; clean: string[] }
  return new Set(kept.rules === rules ? kept.clean : [])
}

function git(...command: string[]): string {
  return execFileSync('git', command, { cwd: ROOT, encoding: 'utf8', maxBuffer: 2 ** 28 })
}

function lines(text: string): string[] {
  return text.split('\n').filter(Boolean)
}
