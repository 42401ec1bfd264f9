import { z } from 'zod'
import {
  addressSecretSetting,
  bucketUrlSetting,
  databaseUrlSetting,
  flgDomainSetting,
  headerKeySetting,
  hostSetting,
  integerSetting,
  leadGroupSetting,
  originListSetting,
  originSetting,
  regionSetting,
  safeOriginListSetting,
  safeOriginSetting,
  secretSetting,
  senderSetting,
  slugSetting,
  smtpUrlSetting,
} from './setting-types.ts'

/** Every environment variable of the command; `.describe` feeds the help text. */
export const environmentSchema = z.object({
  DATABASE_URL: databaseUrlSetting
    .optional()
    .describe(
      'PostgreSQL to keep everything in; without it, PGlite in the data folder (with upstream flg: memory)',
    ),
  SESSIONFRAME_UPSTREAM: z
    .enum(['platform', 'flg'], 'must be "platform" or "flg"')
    .default('platform')
    .describe('where sessions come from: platform (built in) or flg'),
  FLG_DOMAIN: flgDomainSetting
    .optional()
    .describe('your FLG 360 host, such as demo.flg360.co.uk (with upstream flg)'),
  FLG_API_KEY: headerKeySetting
    .optional()
    .describe('an FLG access key that may use Journeys and Appointments (with upstream flg)'),
  FLG_WEBHOOK_SECRET: addressSecretSetting
    .optional()
    .describe(
      'in the address of FLG webhook actions, which end sessions: 32 letters, digits, "-" or "_" at least (with upstream flg)',
    ),
  SESSIONFRAME_TOKEN_SECRET: secretSetting
    .optional()
    .describe('checks embed tokens: at least 32 bytes; required without --demo'),
  SESSIONFRAME_NEW_LEADS_GROUP: leadGroupSetting
    .optional()
    .describe(
      'lead group that visitors without a token become leads of, for public pages: they may start what is for this group or for all',
    ),
  SESSIONFRAME_SECRET: secretSetting
    .optional()
    .describe(
      'seals the keys in the database: at least 32 bytes; made and kept in the data folder on PGlite and with --demo, else required',
    ),
  SESSIONFRAME_ALLOWED_ORIGINS: originListSetting
    .optional()
    .describe("origins that may call the endpoint; without it, the workspace's sites"),
  SESSIONFRAME_SESSION_ORIGINS: safeOriginListSetting
    .optional()
    .describe("origins a session's page may have; without it, the upstream's own"),
  SESSIONFRAME_SITE_URL: originSetting.optional().describe('public origin of the site port'),
  SESSIONFRAME_PLATFORM_URL: safeOriginSetting
    .optional()
    .describe('public origin of the platform port; links are made from it'),
  SESSIONFRAME_WEBHOOK_ORIGINS: originListSetting
    .optional()
    .describe(
      'origins of this machine or your network that webhooks may go to; all others must be https at a public address',
    ),
  SESSIONFRAME_CALENDAR_ORIGINS: originListSetting
    .optional()
    .describe(
      'origins of this machine or your network that calendars of hosts may be at; all others must be https at a public address',
    ),
  SESSIONFRAME_FILES_FOLDER: z
    .string()
    .optional()
    .describe(
      'folder for the files that visitors send, the same for all instances; without it, "files" in the data folder',
    ),
  SESSIONFRAME_S3_URL: bucketUrlSetting
    .optional()
    .describe(
      'bucket for them instead of a folder, on Amazon S3 or what speaks its protocol, and a folder in it if you like: https://bucket.s3.eu-west-1.amazonaws.com/forms or https://minio.example.com/bucket',
    ),
  SESSIONFRAME_S3_REGION: regionSetting
    .default('us-east-1')
    .describe('region of the bucket (with SESSIONFRAME_S3_URL)'),
  SESSIONFRAME_S3_KEY_ID: headerKeySetting
    .optional()
    .describe('id of a key that may read, write and delete there (with SESSIONFRAME_S3_URL)'),
  SESSIONFRAME_S3_SECRET_KEY: headerKeySetting
    .optional()
    .describe('the secret of that key (with SESSIONFRAME_S3_URL)'),
  SESSIONFRAME_MAX_FILE_MB: integerSetting(1, 5000, 'megabytes')
    .default(25)
    .describe(
      'megabytes of a file at most, whatever a form says; a session holds four times as much',
    ),
  SESSIONFRAME_KEEP_SESSIONS_MONTHS: integerSetting(1, 1200, 'months')
    .optional()
    .describe(
      'months after which sessions and bookings are removed that are over or were left alone, with their answers and files; without it they are kept',
    ),
  SESSIONFRAME_KEEP_CHANGES_MONTHS: integerSetting(1, 1200, 'months')
    .optional()
    .describe(
      "months of which the log of leads' data fields is kept, and the one that it is; without it all of it is",
    ),
  SESSIONFRAME_SMTP_URL: smtpUrlSetting
    .optional()
    .describe(
      'SMTP server that takes the mails of journeys, bookings and forms, such as smtps://user:password@host:465; without it those of journeys fail',
    ),
  SESSIONFRAME_MAIL_FROM: senderSetting
    .optional()
    .describe(
      'whom mails are from that say nothing else, such as The Shop <shop@example.com>; bounces go there (with SESSIONFRAME_SMTP_URL)',
    ),
  SESSIONFRAME_HOST: hostSetting.default('127.0.0.1').describe('address to listen on'),
  SESSIONFRAME_TRUSTED_HOPS: integerSetting(0, 16, 'proxies')
    .default(0)
    .describe(
      'proxies of your own in front, each of which adds to X-Forwarded-For; 0 ignores the header',
    ),
  SESSIONFRAME_UPSTREAM_TIMEOUT_MS: integerSetting(100, 120_000, 'milliseconds')
    .default(10_000)
    .describe('deadline of one call to the upstream'),
  SESSIONFRAME_RATE_LIMIT_ADDRESS: integerSetting(1, 1_000_000, 'requests a minute')
    .default(300)
    .describe('requests a minute of one address; 10000 with --demo'),
  SESSIONFRAME_RATE_LIMIT_CALLER: integerSetting(1, 1_000_000, 'requests a minute')
    .default(120)
    .describe('requests a minute of one caller, which is a lead; 10000 with --demo'),
  SESSIONFRAME_WORKSPACE: slugSetting
    .optional()
    .describe(
      'slug of the workspace to work on; needed where there are several (--demo has its own)',
    ),
  LOG_LEVEL: z
    .enum(
      ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'],
      'must be one of trace, debug, info, warn, error, fatal, silent',
    )
    .default('info')
    .describe('how much is logged'),
})

/** What the environment says, checked. Origins have no trailing slash. */
export type Settings = z.output<typeof environmentSchema>
export type SettingName = keyof Settings

export const SETTING_NAMES = Object.keys(environmentSchema.shape) as SettingName[]
