import { SignJWT, UnsecuredJWT, base64url } from 'jose'
import type { JWTHeaderParameters, JWTPayload } from 'jose'
import { signEmbedToken } from '../../src/endpoint/sign-embed-token.ts'

export interface TokenSettings {
  /** What the endpoint knows. */
  secret: string
  lead: string
  journey: string
  /** The origin that the token is used from. */
  site: string
}

type Make = () => Promise<string> | string

export interface TokenCases {
  /** A token made by hand, right unless told otherwise. */
  forge(
    claims?: JWTPayload,
    header?: Partial<JWTHeaderParameters>,
    secret?: string,
  ): Promise<string>
  /** Tokens that start the journey. */
  accepted: readonly [name: string, make: Make][]
  /** Tokens that are answered with 401, and what the answer may say of them. */
  refused: readonly [name: string, make: Make, detail?: RegExp][]
}

const utf8 = (text: string) => new TextEncoder().encode(text)
const seconds = () => Math.floor(Date.now() / 1000)

/** What every endpoint has to take and to refuse, in whatever language it is written. */
export function tokenCases(settings: TokenSettings): TokenCases {
  const { secret: known, lead, journey, site } = settings

  function forge(
    claims: JWTPayload = {},
    header: Partial<JWTHeaderParameters> = {},
    secret = known,
  ): Promise<string> {
    const iat = seconds()
    const all = {
      aud: 'sessionframe',
      lead,
      journey: [journey],
      iat,
      exp: iat + 600,
      ...claims,
    }
    const kept = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined))
    return new SignJWT(kept)
      .setProtectedHeader({ alg: 'HS256', typ: 'sessionframe-embed+jwt', ...header })
      .sign(utf8(secret))
  }

  /** A header of `alg: none` with our type, and something where the signature would be. */
  function noneWithType(): string {
    const part = (value: unknown) => base64url.encode(JSON.stringify(value))
    const iat = seconds()
    const claims = { aud: 'sessionframe', lead, journey: '*', iat, exp: iat + 60 }
    return `${part({ alg: 'none', typ: 'sessionframe-embed+jwt' })}.${part(claims)}.${part('x')}`
  }

  /** Signed by hand: the library refuses to sign a critical header that it does not know. */
  async function critical(crit: unknown): Promise<string> {
    const part = (value: unknown) => base64url.encode(JSON.stringify(value))
    const iat = seconds()
    const claims = { aud: 'sessionframe', lead, journey: '*', iat, exp: iat + 60 }
    const signed = `${part({ alg: 'HS256', typ: 'sessionframe-embed+jwt', crit, x: 1 })}.${part(claims)}`
    const key = await crypto.subtle.importKey(
      'raw',
      utf8(known),
      { name: 'HMAC', hash: 'SHA-256' },
      false,
      ['sign'],
    )
    return `${signed}.${base64url.encode(new Uint8Array(await crypto.subtle.sign('HMAC', key, utf8(signed))))}`
  }

  /** 32 bytes leave two bits of the last character over, which a decoder may not look at. */
  async function respelt(): Promise<string> {
    const token = await forge()
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
    return token.slice(0, -1) + letters.charAt(letters.indexOf(token.slice(-1)) + 1)
  }

  const accepted: TokenCases['accepted'] = [
    [
      'made by signEmbedToken',
      () => signEmbedToken({ lead, journey: [journey] }, { secret: known }),
    ],
    ['made by any JWT library', () => forge()],
    ['for every journey', () => forge({ journey: '*' })],
    ['bound to this origin', () => forge({ origin: site })],
    ['with more claims', () => forge({ jti: '1', sub: 'someone' })],
    ['expired within the skew', () => forge({ iat: seconds() - 600, exp: seconds() - 20 })],
    [
      'of a clock that is a little ahead',
      () => forge({ iat: seconds() + 20, exp: seconds() + 600 }),
    ],
    ['of exactly an hour', () => forge({ exp: seconds() + 3600, iat: seconds() })],
    ['with a kid, which is ignored', () => forge({}, { kid: '../../etc/passwd' })],
    ['with aud as a list', () => forge({ aud: ['other', 'sessionframe'] })],
  ]

  const refused: TokenCases['refused'] = [
    ['it is no token', () => 'abc'],
    ['it is empty', () => ''],
    [
      'it has alg none',
      () =>
        new UnsecuredJWT({ lead, journey: '*', aud: 'sessionframe' })
          .setIssuedAt()
          .setExpirationTime('5m')
          .encode(),
    ],
    ['its alg none keeps the type and a signature', () => noneWithType()],
    ['it is signed with HS512', () => forge({}, { alg: 'HS512' }, 'x'.repeat(64))],
    ['it has another secret', () => forge({}, {}, 'another-secret-of-at-least-32-bytes'), /secret/],
    ['its typ is missing', () => forge({}, { typ: undefined as unknown as string }), /typ/],
    ['its typ is JWT', () => forge({}, { typ: 'JWT' }), /typ/],
    ['its typ is that of a receipt', () => forge({}, { typ: 'sessionframe-receipt+jwt' }), /typ/],
    ['its aud is another', () => forge({ aud: 'other' }), /aud/],
    [
      'its aud is an object',
      () => forge({ aud: { a: 'sessionframe' } as unknown as string }),
      /aud/,
    ],
    ['its aud is missing', () => forge({ aud: undefined as unknown as string }), /aud/],
    [
      'it expired a second beyond the skew',
      () => forge({ iat: seconds() - 600, exp: seconds() - 31 }),
      /expired/,
    ],
    ['exp is missing', () => forge({ exp: undefined as unknown as number }), /exp/],
    ['exp is text', () => forge({ exp: '9999999999' as unknown as number }), /exp/],
    ['iat is missing', () => forge({ iat: undefined as unknown as number }), /iat/],
    ['iat lies ahead', () => forge({ iat: seconds() + 90, exp: seconds() + 600 }), /iat/],
    ['it lives longer than an hour', () => forge({ exp: seconds() + 3700 }), /hour/],
    ['it ends before it begins', () => forge({ iat: seconds() + 10, exp: seconds() + 5 })],
    ['nbf lies ahead', () => forge({ nbf: seconds() + 300 }), /nbf/],
    ['it names no lead', () => forge({ lead: undefined }), /lead/],
    ['its lead walks', () => forge({ lead: '../1' }), /lead/],
    ['its lead is a number', () => forge({ lead: 108123759 }), /lead/],
    ['it grants nothing', () => forge({ journey: undefined }), /journey/],
    ['its grant is an empty list', () => forge({ journey: [] }), /journey/],
    ['its grant is a bare id', () => forge({ journey }), /journey/],
    ['it is bound to another origin', () => forge({ origin: 'https://other.example' }), /origin/],
    [
      'its origin is null',
      () => forge({ origin: null as unknown as string }),
      /lead|origin|journey/,
    ],
    ['it has a critical header that we do not know', () => critical(['x'])],
    ['its critical header is null', () => critical(null)],
    ['its signature is spelt in another way', () => respelt()],
    ['it is 5,000 characters long', () => forge({ pad: 'x'.repeat(5000) })],
  ]

  return { forge, accepted, refused }
}
