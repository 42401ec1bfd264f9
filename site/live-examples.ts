import type { MarkdownIt } from './markdown-it.ts'

const COMMENT = /^<!-- live: (journey|appointment) -->\s*$/

/** A comment such as `<!-- live: journey -->`, which GitHub does not show, is a working example here. */
export function liveExamples(md: MarkdownIt, base: string): void {
  md.core.ruler.push('live-examples', ({ tokens }) => {
    for (const token of tokens) {
      const kind = token.type === 'html_block' && COMMENT.exec(token.content)?.[1]
      if (kind) token.content = `<live-example kind="${kind}" base="${base}"></live-example>\n`
    }
  })
}
