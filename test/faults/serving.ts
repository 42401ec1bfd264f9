import { startServe } from '../harness/start-serve.ts'
import type { Serving } from '../harness/start-serve.ts'
import { freePort } from '../harness/free-port.ts'
import { SECRET } from './scene.ts'

const TOKEN_SECRET = 'canary-token-secret-of-32-bytes-or-more'

interface ServeOptions {
  /** Of the platform. */
  port: number
  /** Data folder. */
  folder: string
  /** Without it, PGlite in the folder. */
  databaseUrl?: string
  /** More of the environment. */
  env?: Record<string, string>
}

/** The platform in a process of its own, with the secret of the scenes. */
export async function servePlatform(options: ServeOptions): Promise<Serving> {
  const { port, folder, databaseUrl, env = {} } = options
  return startServe(
    ['--port', `${await freePort()}`, '--platform-port', `${port}`, '--data', folder],
    {
      env: {
        ...(databaseUrl !== undefined && { DATABASE_URL: databaseUrl }),
        SESSIONFRAME_SECRET: SECRET,
        SESSIONFRAME_TOKEN_SECRET: TOKEN_SECRET,
        ...env,
      },
    },
  )
}

/** What a server needs that tells others of what happens: by webhooks, and by mail. */
export function outwards(webhookOrigin: string, smtpUrl: string): Record<string, string> {
  return {
    SESSIONFRAME_WEBHOOK_ORIGINS: webhookOrigin,
    SESSIONFRAME_SMTP_URL: smtpUrl,
    SESSIONFRAME_MAIL_FROM: 'The Shop <shop@sender.example>',
  }
}
