import type { Settings } from '../settings/settings.ts'
import { ok, warn } from './finding.ts'
import type { Finding } from './finding.ts'

const MAKE = 'Make one with "openssl rand -base64 48".'

/** What is long enough and still no secret. */
export function checkSecrets(settings: Partial<Settings>): Finding[] {
  const names = ['SESSIONFRAME_TOKEN_SECRET', 'SESSIONFRAME_SECRET'] as const
  const findings = names.flatMap((name) => {
    const value = settings[name]
    return value === undefined ? [] : [judge(name, value)]
  })
  const { SESSIONFRAME_SECRET: secret, SESSIONFRAME_TOKEN_SECRET: tokens } = settings
  if (secret === undefined || secret !== tokens) return findings
  return [
    ...findings,
    warn(
      `SESSIONFRAME_TOKEN_SECRET: the same as SESSIONFRAME_SECRET, so whoever signs tokens could open what is sealed. ${MAKE}`,
    ),
  ]
}

/** A random one of 32 bytes has some twenty different characters, however it is written. */
const FEWEST_CHARACTERS = 12

function judge(name: string, value: string): Finding {
  if (new Set(value).size >= FEWEST_CHARACTERS) return ok(`${name}: long enough`)
  return warn(`${name}: it repeats itself and might be guessed. ${MAKE}`)
}
