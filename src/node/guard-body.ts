/**
 * A body that fails half-way is cut short without a word: the adapter would
 * write the error's message to the client and to the console.
 */
export function guardBody(response: Response, onError: (error: unknown) => void): Response {
  if (response.body === null) return response
  const reader = response.body.getReader()
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done, value } = await reader.read()
        if (done) controller.close()
        else controller.enqueue(value)
      } catch (error) {
        onError(error)
        controller.error(new Error('The response ended early.'))
      }
    },
    cancel: (reason) => reader.cancel(reason),
  })
  return new Response(body, response)
}
