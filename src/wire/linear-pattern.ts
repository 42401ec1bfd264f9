/** Characters of a text that are looked at, unless told otherwise. */
const LONGEST_TEXT = 2048
/** Characters of a pattern. */
const LONGEST_PATTERN = 500
/** What a pattern may grow to when its `{n}` are written out. */
const MOST_STATES = 1000

interface State {
  /** Takes a character, on the way to the first of `to`. */
  takes?: (char: string) => boolean
  /** Takes none: whether it lets pass here. */
  passes?: (chars: readonly string[], at: number) => boolean
  to: State[]
  /** When it was last come to. */
  seen?: number
}

/** Puts a part of a pattern before what follows it. */
type Part = (next: State) => State

const ATOM = /\\(?:u\{\w+\}|u\w{4}|x\w\w|[pP]\{[^}]*\}|c\w|.)|\[(?:\\.|[^\]\\])*\]|[^]/uy
const QUANTIFIER = /(?:([*+?])|\{(\d+)(,?)(\d*)\})\??/y
const GROUP = /\((?:\?:|\?<[\w$]+>)?/y

const isWord = (char: string | undefined) => /^\w$/.test(char ?? '')
const isEdge = (chars: readonly string[], at: number) => isWord(chars[at - 1]) !== isWord(chars[at])

const ASSERTIONS: Record<string, NonNullable<State['passes']>> = {
  '^': (_, at) => at === 0,
  $: (chars, at) => at === chars.length,
  '\\b': isEdge,
  '\\B': (chars, at) => !isEdge(chars, at),
}

/**
 * A regular expression whose time grows with the text and the pattern, and in
 * no other way: `(a+)+$` hangs neither page nor server, since all ways through it
 * are tried side by side. What cannot be done so, lookarounds and references back
 * to a group, is refused, as in RE2. Of the text the first 2048 characters count,
 * or `longest`.
 * https://swtch.com/~rsc/regexp/regexp1.html
 *
 * @throws {SyntaxError} when it is no pattern, too long, or has one of these.
 */
export function linearPattern(source: string, longest = LONGEST_TEXT): (text: string) => boolean {
  // What is left to tell here is the shape.
  if (source.length > LONGEST_PATTERN || !new RegExp(source, 'u')) throw refused()
  let at = 0
  let states = 0
  const state = (made: State): State => {
    if (++states > MOST_STATES) throw refused()
    return made
  }
  const read = (token: RegExp): RegExpExecArray | null => {
    token.lastIndex = at
    const found = token.exec(source)
    if (found) at = token.lastIndex
    return found
  }

  const choice = (): Part => {
    const ways = [sequence()]
    while (source[at] === '|') {
      at++
      ways.push(sequence())
    }
    return (next) => state({ to: ways.map((way) => way(next)) })
  }
  const sequence = (): Part => {
    const parts: Part[] = []
    while (at < source.length && !'|)'.includes(source[at] as string)) parts.push(repeated(atom()))
    return (next) => parts.reduceRight((after, part) => part(after), next)
  }
  const atom = (): Part => {
    if (read(GROUP)) {
      // Another kind of group: nothing else begins with it.
      if (source[at] === '?') throw refused()
      const inner = choice()
      at++
      return inner
    }
    const [text] = read(ATOM) as unknown as [string]
    if (/^\\[1-9k]/.test(text)) throw refused()
    const passes = Object.hasOwn(ASSERTIONS, text) && ASSERTIONS[text]
    if (passes) return (next) => state({ passes, to: [next] })
    const takes = oneOf(text)
    return (next) => state({ takes, to: [next] })
  }
  const repeated = (part: Part): Part => {
    const [found, sign, low, comma, high] = read(QUANTIFIER) ?? []
    if (!found) return part
    const least = sign ? Number(sign === '+') : Number(low)
    const most = sign === '?' ? 1 : sign || (comma && !high) ? Infinity : Number(high || low)
    return (next) => {
      let after = next
      if (most === Infinity) {
        after = state({ to: [next] })
        after.to.push(part(after))
      } else for (let n = least; n < most; n++) after = state({ to: [part(after), next] })
      for (let n = 0; n < least; n++) after = part(after)
      return after
    }
  }

  const end: State = { to: [] }
  const start = choice()(end)
  return (text) => finds(start, end, Array.from(text.slice(0, longest)))
}

/** Counts up through all texts, so that no state has to forget the one before. */
let moment = 0

function finds(start: State, end: State, chars: readonly string[]): boolean {
  let here: State[] = []
  const arrive = (state: State, at: number) => {
    if (state.seen === moment) return
    state.seen = moment
    if (state.takes) here.push(state)
    else if (!state.passes || state.passes(chars, at)) for (const to of state.to) arrive(to, at)
  }
  for (let at = 0; at <= chars.length; at++) {
    moment++
    const before = here
    here = []
    const char = chars[at - 1] as string
    for (const { takes, to } of before) if (takes?.(char)) arrive(to[0] as State, at)
    arrive(start, at)
    if (end.seen === moment) return true
  }
  return false
}

/** A character or a class of them; the engine knows what is in it, and is asked once for each. */
function oneOf(text: string): (char: string) => boolean {
  if (text.length === 1 && text !== '.') return (char) => char === text
  const pattern = new RegExp(`^${text}$`, 'u')
  const known = new Map<string, boolean>()
  return (char) => {
    let is = known.get(char)
    if (is === undefined) known.set(char, (is = pattern.test(char)))
    return is
  }
}

function refused(): SyntaxError {
  return new SyntaxError('the pattern is too long, or looks around or back')
}
