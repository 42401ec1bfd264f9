import { DATA_FIELD } from '../../../wire/workspace-file-values.ts'

const LONGEST = 64

/**
 * Data fields for the names that questions have elsewhere: the name itself where it can be one,
 * else what is left of it, each once.
 */
export function dataFieldNames(): (name: string) => string {
  const taken = new Map<string, string>()
  const used = new Set<string>()
  return (name) => {
    const known = taken.get(name)
    if (known !== undefined) return known
    const base = DATA_FIELD.test(name) ? name : cleaned(name)
    let field = base
    for (let n = 2; used.has(field); n += 1) {
      field = `${base.slice(0, LONGEST - `_${n}`.length)}_${n}`
    }
    used.add(field)
    taken.set(name, field)
    return field
  }
}

function cleaned(name: string): string {
  const ascii = name.normalize('NFKD').replaceAll(/\p{M}/gu, '')
  const words = ascii.replaceAll(/[^A-Za-z0-9_.-]+/g, '_').replace(/^[^A-Za-z]+/, '')
  return words.slice(0, LONGEST) || 'field'
}
