const IPV4 = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/
const IPV6_LETTERS = /^[0-9a-f:.]+$/i

/**
 * What counts as one address: an IPv4 address, or the /64 of an IPv6 one, as
 * a household or a server gets them. An IPv4 address in IPv6 clothes is that
 * IPv4 address. Null for anything else.
 */
export function addressGroup(text: string): string | null {
  const bare = withoutPort(text.trim())
  if (IPV4.test(bare)) return bare
  const words = ipv6Words(bare)
  if (words === null) return null
  return mappedIpv4(words) ?? `${words.slice(0, 4).map(hex).join(':')}::/64`
}

/** `192.0.2.1:1234` and `[2001:db8::1]:1234`, as some proxies write them. */
function withoutPort(text: string): string {
  return (
    /^\[(?<inside>[^\]]*)\](?::\d{1,5})?$/.exec(text)?.groups?.['inside'] ??
    /^(?<host>[\d.]+):\d{1,5}$/.exec(text)?.groups?.['host'] ??
    text
  )
}

/** The eight words of an IPv6 address, by the parser that every runtime has. */
function ipv6Words(text: string): number[] | null {
  // The zone says where an address is valid, not whose it is.
  const bare = text.replace(/%[\w.-]+$/, '')
  if (!bare.includes(':') || !IPV6_LETTERS.test(bare)) return null
  const hostname = URL.parse(`http://[${bare}]/`)?.hostname
  if (hostname === undefined) return null
  const [head = '', tail] = hostname.slice(1, -1).split('::')
  const wordsOf = (part: string) =>
    part === '' ? [] : part.split(':').map((word) => Number.parseInt(word, 16))
  const [first, last] = [wordsOf(head), wordsOf(tail ?? '')]
  const zeros = Array.from({ length: 8 - first.length - last.length }, () => 0)
  return [...first, ...zeros, ...last]
}

/** https://www.rfc-editor.org/rfc/rfc4291#section-2.5.5.2 */
function mappedIpv4(words: number[]): string | null {
  const [high = 0, low = 0] = words.slice(6)
  if (words.slice(0, 5).some((word) => word !== 0) || words[5] !== 0xffff) return null
  return [high >> 8, high & 0xff, low >> 8, low & 0xff].join('.')
}

const hex = (word: number) => word.toString(16)
