import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { UsageError } from '../../src/cli/command-error.ts'
import { readSettings } from '../../src/cli/settings/read-settings.ts'
import { serveRules } from '../../src/cli/settings/serve-rules.ts'
import { SETTING_NAMES } from '../../src/cli/settings/settings.ts'

const SECRET = 'a-secret-of-thirty-two-bytes-or-more'

/** The problems of an environment, in the order they are told. */
function problemsOf(environment: NodeJS.ProcessEnv, demo = false): string[] {
  try {
    readSettings(environment, (settings) => serveRules(settings, demo))
    return []
  } catch (error) {
    assert.ok(error instanceof UsageError)
    return error.problems.length > 0 ? [...error.problems] : [error.message]
  }
}

describe('settings', () => {
  it('knows these variables, and no other', () => {
    assert.deepEqual(
      SETTING_NAMES.toSorted(),
      [
        'DATABASE_URL',
        'FLG_API_KEY',
        'FLG_DOMAIN',
        'FLG_WEBHOOK_SECRET',
        'LOG_LEVEL',
        'SESSIONFRAME_ALLOWED_ORIGINS',
        'SESSIONFRAME_HOST',
        'SESSIONFRAME_MAIL_FROM',
        'SESSIONFRAME_NEW_LEADS_GROUP',
        'SESSIONFRAME_PLATFORM_URL',
        'SESSIONFRAME_RATE_LIMIT_ADDRESS',
        'SESSIONFRAME_RATE_LIMIT_CALLER',
        'SESSIONFRAME_SECRET',
        'SESSIONFRAME_SESSION_ORIGINS',
        'SESSIONFRAME_SITE_URL',
        'SESSIONFRAME_SMTP_URL',
        'SESSIONFRAME_TOKEN_SECRET',
        'SESSIONFRAME_TRUSTED_HOPS',
        'SESSIONFRAME_UPSTREAM',
        'SESSIONFRAME_UPSTREAM_TIMEOUT_MS',
        'SESSIONFRAME_WEBHOOK_ORIGINS',
        'SESSIONFRAME_CALENDAR_ORIGINS',
        'SESSIONFRAME_FILES_FOLDER',
        'SESSIONFRAME_S3_URL',
        'SESSIONFRAME_S3_REGION',
        'SESSIONFRAME_S3_KEY_ID',
        'SESSIONFRAME_S3_SECRET_KEY',
        'SESSIONFRAME_MAX_FILE_MB',
        'SESSIONFRAME_KEEP_SESSIONS_MONTHS',
        'SESSIONFRAME_KEEP_CHANGES_MONTHS',
        'SESSIONFRAME_WORKSPACE',
      ].toSorted(),
    )
  })

  it('has defaults for what need not be set', () => {
    const { settings } = readSettings({})
    assert.equal(settings.SESSIONFRAME_UPSTREAM, 'platform')
    assert.equal(settings.SESSIONFRAME_HOST, '127.0.0.1')
    assert.equal(settings.SESSIONFRAME_TRUSTED_HOPS, 0)
    assert.equal(settings.SESSIONFRAME_UPSTREAM_TIMEOUT_MS, 10_000)
    assert.equal(settings.SESSIONFRAME_RATE_LIMIT_ADDRESS, 300)
    assert.equal(settings.SESSIONFRAME_RATE_LIMIT_CALLER, 120)
    assert.equal(settings.LOG_LEVEL, 'info')
  })

  it('takes an empty variable for an absent one', () => {
    assert.deepEqual(problemsOf({ SESSIONFRAME_TOKEN_SECRET: SECRET, SESSIONFRAME_SECRET: '' }), [])
  })

  const bad: [name: string, value: string][] = [
    ['DATABASE_URL', 'mysql://canary:canary@host/canary'],
    ['DATABASE_URL', 'canary'],
    ['SESSIONFRAME_UPSTREAM', 'canary'],
    ['FLG_DOMAIN', 'https://canary.example/path'],
    ['FLG_DOMAIN', 'http://canary.example'],
    ['FLG_DOMAIN', 'https://user:canary@canary.example'],
    ['FLG_API_KEY', 'canary canary'],
    ['FLG_API_KEY', 'canary\ncanary'],
    ['FLG_API_KEY', 'canary€'],
    ['SESSIONFRAME_TOKEN_SECRET', 'canary'],
    ['SESSIONFRAME_SECRET', 'canary'],
    ['SESSIONFRAME_ALLOWED_ORIGINS', 'https://fine.example, *.canary.example'],
    ['SESSIONFRAME_ALLOWED_ORIGINS', 'https://canary.example/path'],
    ['SESSIONFRAME_SESSION_ORIGINS', 'null canary'],
    ['SESSIONFRAME_SITE_URL', 'canary.example'],
    ['SESSIONFRAME_PLATFORM_URL', 'ftp://canary.example'],
    ['SESSIONFRAME_SESSION_ORIGINS', 'http://canary.example'],
    ['SESSIONFRAME_PLATFORM_URL', 'http://canary.example'],
    ['SESSIONFRAME_HOST', 'http://canary'],
    ['SESSIONFRAME_TRUSTED_HOPS', '-1canary'],
    ['SESSIONFRAME_TRUSTED_HOPS', '1.5'],
    ['SESSIONFRAME_UPSTREAM_TIMEOUT_MS', '0'],
    ['SESSIONFRAME_RATE_LIMIT_ADDRESS', '1e3canary'],
    ['SESSIONFRAME_RATE_LIMIT_CALLER', '0'],
    ['SESSIONFRAME_WORKSPACE', 'Canary Workspace'],
    ['LOG_LEVEL', 'canary'],
    ['SESSIONFRAME_SMTP_URL', 'https://canary.example'],
    ['SESSIONFRAME_SMTP_URL', 'canary.example:465'],
    ['SESSIONFRAME_SMTP_URL', 'smtps://canary:100%canary@host'],
    ['SESSIONFRAME_S3_URL', 'canary'],
    ['SESSIONFRAME_S3_URL', 'ftp://canary.example/bucket'],
    ['SESSIONFRAME_S3_URL', 'https://canary:canary@minio.example/bucket'],
    ['SESSIONFRAME_S3_URL', 'https://minio.example/bucket?key=canary'],
    ['SESSIONFRAME_S3_URL', 'https://minio.example/bucket/canary (1)'],
    ['SESSIONFRAME_S3_REGION', 'Canary Region'],
    ['SESSIONFRAME_S3_KEY_ID', 'canary canary'],
    ['SESSIONFRAME_S3_SECRET_KEY', 'canary\ncanary'],
    ['SESSIONFRAME_MAIL_FROM', 'canary'],
    ['SESSIONFRAME_MAIL_FROM', 'The Canary <canary>'],
    ['SESSIONFRAME_MAIL_FROM', 'canary@example.com, canary@example.org'],
  ]
  for (const [name, value] of bad) {
    it(`refuses ${name}=${JSON.stringify(value)} by its name, without its value`, () => {
      const problems = problemsOf({ SESSIONFRAME_TOKEN_SECRET: SECRET, [name]: value })
      assert.equal(problems.length, 1, problems.join('\n'))
      assert.match(problems[0] ?? '', new RegExp(`^${name} `))
      assert.doesNotMatch(problems.join(), /canary/i)
    })
  }

  it('tells all problems at once, also those between variables', () => {
    const problems = problemsOf({ SESSIONFRAME_UPSTREAM: 'flg', LOG_LEVEL: 'loud' })
    const names = problems.map((problem) => problem.split(' ')[0])
    assert.deepEqual(names, [
      'LOG_LEVEL',
      'FLG_DOMAIN',
      'FLG_API_KEY',
      'SESSIONFRAME_TOKEN_SECRET',
      'SESSIONFRAME_SECRET',
    ])
  })

  it('does not call a variable missing that is only wrong', () => {
    const problems = problemsOf({ SESSIONFRAME_TOKEN_SECRET: 'short' })
    assert.equal(problems.length, 1)
    assert.match(problems[0] ?? '', /32 bytes/)
  })

  it('counts the bytes of a secret, not its characters', () => {
    assert.deepEqual(problemsOf({ SESSIONFRAME_TOKEN_SECRET: 'é'.repeat(16) }), [])
    assert.equal(problemsOf({ SESSIONFRAME_TOKEN_SECRET: 'é'.repeat(15) }).length, 1)
  })

  it('wants SESSIONFRAME_SECRET with DATABASE_URL, and not with --demo', () => {
    const environment = {
      DATABASE_URL: 'postgres://localhost/x',
      SESSIONFRAME_TOKEN_SECRET: SECRET,
    }
    assert.match(problemsOf(environment).join(), /^SESSIONFRAME_SECRET is required/)
    assert.deepEqual(problemsOf(environment, true), [])
  })

  it('wants a key with a bucket, and one place for files', () => {
    const environment = {
      SESSIONFRAME_TOKEN_SECRET: SECRET,
      SESSIONFRAME_S3_URL: 'https://bucket.s3.eu-west-1.amazonaws.com/forms',
    }
    const names = problemsOf({ ...environment, SESSIONFRAME_FILES_FOLDER: '/files' }).map(
      (problem) => problem.split(' ')[0],
    )
    assert.deepEqual(names, [
      'SESSIONFRAME_S3_KEY_ID',
      'SESSIONFRAME_S3_SECRET_KEY',
      'SESSIONFRAME_FILES_FOLDER',
    ])
    const keys = { SESSIONFRAME_S3_KEY_ID: 'AKIA', SESSIONFRAME_S3_SECRET_KEY: 'a/b+c' }
    assert.deepEqual(problemsOf({ ...environment, ...keys }), [])
  })

  it('refuses one origin for the page and the frame', () => {
    const url = 'https://one.example'
    const problems = problemsOf({
      SESSIONFRAME_TOKEN_SECRET: SECRET,
      SESSIONFRAME_SITE_URL: url,
      SESSIONFRAME_PLATFORM_URL: `${url}/`,
    })
    assert.match(problems.join(), /^SESSIONFRAME_PLATFORM_URL must be another origin/)
  })

  it("wants the platform's https origin where it cannot be guessed", () => {
    const environment = { SESSIONFRAME_TOKEN_SECRET: SECRET, SESSIONFRAME_HOST: '192.0.2.7' }
    assert.match(problemsOf(environment).join(), /^SESSIONFRAME_PLATFORM_URL is required/)
    const url = 'https://sessions.example'
    assert.deepEqual(problemsOf({ ...environment, SESSIONFRAME_PLATFORM_URL: url }), [])
    assert.deepEqual(problemsOf({ ...environment, SESSIONFRAME_HOST: '0.0.0.0' }), [])
  })

  it('reads lists of origins with commas, white space and slashes at the end', () => {
    const { settings } = readSettings({
      SESSIONFRAME_ALLOWED_ORIGINS:
        'https://a.example/,\n http://localhost:3000  https://a.example',
    })
    assert.deepEqual(settings.SESSIONFRAME_ALLOWED_ORIGINS, [
      'https://a.example',
      'http://localhost:3000',
    ])
  })

  it('reads FLG_DOMAIN as a host, a URL, and http on this machine', () => {
    const domain = (text: string) => readSettings({ FLG_DOMAIN: text }).settings.FLG_DOMAIN
    assert.equal(domain('demo.flg360.co.uk'), 'https://demo.flg360.co.uk')
    assert.equal(domain('https://demo.flg360.co.uk/'), 'https://demo.flg360.co.uk')
    assert.equal(domain('http://127.0.0.1:9000'), 'http://127.0.0.1:9000')
  })

  it('warns of names that are nearly ours, and of ones that are not', () => {
    const { warnings } = readSettings({
      SESSIONFRAME_ALOWED_ORIGINS: 'canary',
      SESSIONFRAME_COLOUR_OF_THE_SHED: 'canary',
      PATH: '/bin',
    })
    assert.deepEqual(warnings, [
      'SESSIONFRAME_ALOWED_ORIGINS is no setting of sessionframe; did you mean SESSIONFRAME_ALLOWED_ORIGINS?',
      'SESSIONFRAME_COLOUR_OF_THE_SHED is no setting of sessionframe',
    ])
  })
})
