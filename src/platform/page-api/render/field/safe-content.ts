import sanitize from 'sanitize-html'

/** Words, lists and links; nothing that loads, runs, or looks like the page's own controls. */
const OPTIONS: sanitize.IOptions = {
  allowedTags: ['p', 'br', 'strong', 'b', 'em', 'i', 'u', 's', 'ul', 'ol', 'li', 'a', 'h3', 'h4'],
  allowedAttributes: { a: ['href', 'target', 'rel'], '*': ['lang', 'dir'] },
  allowedSchemes: ['https', 'http', 'mailto', 'tel'],
  allowProtocolRelative: false,
  transformTags: {
    // In its own frame, most sites could not be shown, and the answers would be out of sight.
    a: sanitize.simpleTransform('a', { target: '_blank', rel: 'noopener noreferrer' }),
  },
}

/** What is safe of an owner's HTML. */
export function safeContent(content: string): string {
  return sanitize(content, OPTIONS)
}
