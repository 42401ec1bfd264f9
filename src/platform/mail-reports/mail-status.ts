/**
 * Whether an enhanced status code, such as 5.1.1, says that the address is none. Not any 5.y.z: a
 * mailbox that is full may be emptied, and a server that takes us for a spammer may think better of it.
 * https://www.rfc-editor.org/rfc/rfc3463#section-3.2
 */
export function isNoMailbox(status: string): boolean {
  return /^5\.1\.(?:1|2|3|6|10)$/.test(status)
}

/** The enhanced status code in an SMTP server's no: of `550 5.1.1 No such user` 5.1.1. */
export function statusIn(reply: string): string | undefined {
  return /^5\d\d[ -](5\.\d{1,3}\.\d{1,3})\b/.exec(reply)?.[1]
}
