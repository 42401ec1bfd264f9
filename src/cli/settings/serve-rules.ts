import { isLocalHost } from '../local-host.ts'
import { fileRules } from './file-rules.ts'
import type { Settings } from './settings.ts'

/** What `serve` wants of the settings together. Each problem begins with a variable's name. */
export function serveRules(settings: Partial<Settings>, demo: boolean): string[] {
  return [
    ...(settings.SESSIONFRAME_UPSTREAM === 'flg' ? flgRules(settings) : []),
    ...tokenRules(settings, demo),
    ...secretRules(settings, demo),
    ...originRules(settings),
    ...mailRules(settings),
    ...fileRules(settings),
  ]
}

function flgRules(settings: Partial<Settings>): string[] {
  const wanted = ['FLG_DOMAIN', 'FLG_API_KEY'] as const
  return wanted
    .filter((name) => settings[name] === undefined)
    .map((name) => `${name} is required with SESSIONFRAME_UPSTREAM=flg`)
    .concat(
      settings.SESSIONFRAME_NEW_LEADS_GROUP === undefined
        ? []
        : 'SESSIONFRAME_NEW_LEADS_GROUP is for the platform: FLG wants a lead before the session, ' +
            'so code of yours has to make it; see createLead of flgUpstream',
    )
}

function tokenRules(settings: Partial<Settings>, demo: boolean): string[] {
  if (demo || settings.SESSIONFRAME_TOKEN_SECRET !== undefined) return []
  if (settings.SESSIONFRAME_NEW_LEADS_GROUP !== undefined) return []
  return [
    'SESSIONFRAME_TOKEN_SECRET is required: without it nothing tells who may start a session for which lead. ' +
      'Make one with "openssl rand -base64 48" and sign embed tokens with it, ' +
      'set SESSIONFRAME_NEW_LEADS_GROUP for pages where anybody may begin, or pass --demo to look around',
  ]
}

const MAKE_SECRET = 'Make one with "openssl rand -base64 48"'

/** On PGlite the keys and what seals them lie in one folder; elsewhere the owner keeps the secret. */
function secretRules(settings: Partial<Settings>, demo: boolean): string[] {
  if (demo || settings.SESSIONFRAME_SECRET !== undefined) return []
  if (settings.SESSIONFRAME_UPSTREAM === 'flg') {
    return [
      'SESSIONFRAME_SECRET is required with SESSIONFRAME_UPSTREAM=flg: it makes the session ids. ' +
        MAKE_SECRET,
    ]
  }
  if (settings.DATABASE_URL === undefined) return []
  return [
    'SESSIONFRAME_SECRET is required with DATABASE_URL: it seals the keys in the database, ' +
      'and every instance needs the same one. ' +
      MAKE_SECRET,
  ]
}

function mailRules(settings: Partial<Settings>): string[] {
  const { SESSIONFRAME_SMTP_URL: url, SESSIONFRAME_MAIL_FROM: from } = settings
  if (url === undefined || from !== undefined) return []
  return [
    'SESSIONFRAME_MAIL_FROM is required with SESSIONFRAME_SMTP_URL: the address mails are from',
  ]
}

function originRules(settings: Partial<Settings>): string[] {
  return [...sameOriginRule(settings), ...publicHostRule(settings)]
}

/** On a host of its own there is no name to guess, and links go over https only. */
function publicHostRule(settings: Partial<Settings>): string[] {
  const { SESSIONFRAME_HOST: host, SESSIONFRAME_PLATFORM_URL: platform } = settings
  if (settings.SESSIONFRAME_UPSTREAM !== 'platform' || platform !== undefined) return []
  if (host === undefined || isLocalHost(host)) return []
  return [
    'SESSIONFRAME_PLATFORM_URL is required with this SESSIONFRAME_HOST: ' +
      'the https origin under which browsers reach the platform port',
  ]
}

function sameOriginRule(settings: Partial<Settings>): string[] {
  const { SESSIONFRAME_SITE_URL: site, SESSIONFRAME_PLATFORM_URL: platform } = settings
  if (site === undefined || site !== platform) return []
  return [
    'SESSIONFRAME_PLATFORM_URL must be another origin than SESSIONFRAME_SITE_URL: ' +
      "a sandboxed frame on the page's own origin could take its sandbox off",
  ]
}
