import type { PageProblem } from '../../wire/page.ts'

/** A refusal with its status; one place makes it an answer. */
export class PageError extends Error {
  override readonly name = 'PageError'
  readonly status: 400 | 403 | 404 | 405 | 408 | 409 | 410 | 413 | 415
  readonly code: PageProblem['code']

  constructor(status: PageError['status'], code: PageProblem['code'], message: string) {
    super(message)
    this.status = status
    this.code = code
  }
}
