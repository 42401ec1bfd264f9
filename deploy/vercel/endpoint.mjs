import { Pool } from 'pg'
import { createEndpoint, embedTokens } from 'sessionframe/endpoint'
import { flgUpstream } from 'sessionframe/flg'
import { postgresStore } from 'sessionframe/postgres'

const { env } = process

/** Instances come and go: what one has answered, the others know by the database. */
const pool = new Pool({ connectionString: env.DATABASE_URL, max: 2 })
// Without a listener, a connection that breaks while idle ends the process.
pool.on('error', ({ message }) => console.error('postgres', message))
const store = postgresStore({ client: pool })
await store.createTable()

export const endpoint = createEndpoint({
  upstream: flgUpstream({ domain: env.FLG_DOMAIN, apiKey: env.FLG_API_KEY }),
  authorize: embedTokens({ secrets: [env.SESSIONFRAME_TOKEN_SECRET] }),
  allowedOrigins: env.SESSIONFRAME_ALLOWED_ORIGINS.split(','),
  secret: env.SESSIONFRAME_SECRET,
  store,
})
