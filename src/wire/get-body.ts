/**
 * Where a mount leaves the body of a GET: some vendors' clients send one, and a
 * `Request` cannot have it. The same name in every copy of this module.
 */
export const GET_BODY: unique symbol = Symbol.for('sessionframe.get-body') as never

/** A request that may have come with such a body. */
export interface RequestWithGetBody extends Request {
  readonly [GET_BODY]?: AsyncIterable<Uint8Array> | undefined
}
