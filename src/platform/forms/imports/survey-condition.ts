/** Expressions of SurveyJS: https://surveyjs.io/form-library/documentation/design-survey/conditional-logic */
import type { Condition, Operator } from '../../../wire/condition.ts'
import type { LeadValue } from '../../../wire/form.ts'

const TOKEN =
  /\s*(?:(\()|(\))|\{([^{}]+)\}|'([^']*)'|"([^"]*)"|(\[[^\]]*\])|(<>|!=|<=|>=|==|=|<|>)|([\w.+-]+))/y

interface Token {
  kind: 'open' | 'close' | 'field' | 'value' | 'list' | 'word'
  text: string
}

const OPERATOR: Partial<Record<string, Operator>> = {
  '=': 'equals',
  '==': 'equals',
  equal: 'equals',
  '<>': 'notEquals',
  '!=': 'notEquals',
  notequal: 'notEquals',
  '<': 'lessThan',
  less: 'lessThan',
  '<=': 'atMost',
  lessorequal: 'atMost',
  '>': 'moreThan',
  greater: 'moreThan',
  '>=': 'atLeast',
  greaterorequal: 'atLeast',
  contains: 'contains',
  contain: 'contains',
  notcontains: 'notContains',
  notcontain: 'notContains',
  empty: 'isEmpty',
  notempty: 'isNotEmpty',
}

/**
 * Comparisons of a question with a value, joined by `and`, `or` and brackets. Functions, sums and
 * comparisons of two questions are none.
 * @param fieldOf The data field of a question that comes before; undefined where there is none.
 * @returns Null for what cannot be said so.
 */
export function surveyCondition(
  text: string,
  fieldOf: (name: string) => string | undefined,
): Condition | null {
  const tokens = tokensOf(text)
  if (tokens === null) return null
  let at = 0
  const isWord = (word: string) => {
    const token = tokens[at]
    return token?.kind === 'word' && token.text.toLowerCase() === word
  }
  const joined = (word: 'and' | 'or', part: () => Condition | null): Condition | null => {
    const parts: Condition[] = []
    do {
      const one = part()
      if (one === null) return null
      parts.push(one)
    } while (isWord(word) && ++at)
    const [only] = parts
    if (parts.length === 1 && only !== undefined) return only
    return word === 'and' ? { all: parts } : { any: parts }
  }
  const either = (): Condition | null => joined('or', () => joined('and', single))

  function single(): Condition | null {
    const token = tokens?.[at++]
    if (token?.kind === 'open') {
      const inner = either()
      return tokens?.[at++]?.kind === 'close' ? inner : null
    }
    const field = token?.kind === 'field' ? fieldOf(token.text) : undefined
    const word = tokens?.[at++]
    if (field === undefined || word?.kind !== 'word') return null
    return comparison(field, word.text.toLowerCase())
  }

  function comparison(field: string, word: string): Condition | null {
    const operator = OPERATOR[word]
    if (operator === 'isEmpty' || operator === 'isNotEmpty') return { field, operator }
    const token = tokens?.[at++]
    if (word === 'anyof' && token?.kind === 'list') {
      const any = listOf(token.text).map((value): Condition => ({
        field,
        operator: 'equals',
        value,
      }))
      return any.length > 0 ? { any } : null
    }
    if (operator === undefined || (token?.kind !== 'value' && token?.kind !== 'word')) return null
    return { field, operator, value: token.kind === 'value' ? token.text : valueOf(token.text) }
  }

  const condition = either()
  return at === tokens.length ? condition : null
}

function tokensOf(text: string): Token[] | null {
  const tokens: Token[] = []
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < text.trimEnd().length) {
    const found = TOKEN.exec(text)
    if (found === null) return null
    const [, open, close, field, single, double, list, sign, word] = found
    if (open) tokens.push({ kind: 'open', text: open })
    else if (close) tokens.push({ kind: 'close', text: close })
    else if (field !== undefined) tokens.push({ kind: 'field', text: field.trim() })
    else if (list !== undefined) tokens.push({ kind: 'list', text: list })
    else if (sign ?? word) tokens.push({ kind: 'word', text: sign ?? word ?? '' })
    else tokens.push({ kind: 'value', text: single ?? double ?? '' })
  }
  return tokens
}

function listOf(text: string): LeadValue[] {
  return [...text.matchAll(/'([^']*)'|"([^"]*)"|([\w.+-]+)/g)].map(
    ([, single, double, word]) => single ?? double ?? valueOf(word ?? ''),
  )
}

function valueOf(word: string): LeadValue {
  if (word === 'true' || word === 'false') return word === 'true'
  const number = Number(word)
  return Number.isFinite(number) ? number : word
}
