/** Pieces of a body of server-sent events, as they come: `:` for a comment, or the data. */
export function readEvents(response: Response) {
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  return {
    /** The next piece; null at the end. */
    async next(): Promise<{ event: string; data: unknown } | ':' | null> {
      while (!text.includes('\n\n')) {
        const { done, value } = await reader.read()
        if (done) return null
        text += value
      }
      const at = text.indexOf('\n\n')
      const piece = text.slice(0, at)
      text = text.slice(at + 2)
      if (piece.startsWith(':')) return ':'
      const [, event = '', data = ''] = /^event: (\w+)\ndata: (.*)$/.exec(piece) ?? []
      return { event, data: JSON.parse(data) as unknown }
    },
    cancel: () => reader.cancel(),
  }
}
