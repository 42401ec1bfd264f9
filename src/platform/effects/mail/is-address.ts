/** One address and nothing else: a list, a name or a second line would be other recipients. */
const ADDRESS = /^[^\s@<>()[\],;:\\"\p{Control}]{1,64}@[^\s@<>()[\],;:\\"\p{Control}]{1,255}$/u

/** Whether a mail can go to it, and to nobody else. */
export function isAddress(text: string): boolean {
  return ADDRESS.test(text)
}
