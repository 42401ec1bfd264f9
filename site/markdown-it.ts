/** As much of markdown-it as the site's rules see; its own types would have to be installed for `npm run check`. */
export interface Token {
  type: string
  tag: string
  nesting: -1 | 0 | 1
  content: string
  children: Token[] | null
  attrGet(name: string): string | null
  attrSet(name: string, value: string): void
}

interface State {
  tokens: Token[]
  /** Of VitePress: the file, and where it really is if the page has another name. */
  env: { path: string; realPath?: string }
}

/** Writes the token at an index. */
type Renderer = (tokens: Token[], index: number, ...more: unknown[]) => string

export interface MarkdownIt {
  renderer: { rules: Record<string, Renderer | undefined> }
  core: { ruler: { push(name: string, rule: (state: State) => void): void } }
}
