/** A server of its own process that one row of the table is about: `node server.ts ours`. */
export const SUBJECTS = {
  hono: 'bare Hono: forwards the call, checks nothing',
  fastify: 'bare Fastify: forwards the call, checks nothing',
  ours: 'ours: every check, a memory store, a log',
} as const

export type SubjectName = keyof typeof SUBJECTS

/** What a server says of itself when it is ready, and of its work when it is asked. */
export type FromServer = { port: number } | { cpuMicros: number }

export const PATH = '/sessionframe/v1/journey-sessions'
export const JOURNEY = '39594a1c-72db-4990-a63f-8d5139a5e4e1'
export const SITE = 'https://www.example.com'
export const API_KEY = '6Pr9827YMLXhVkSk0LoABgRQasbaXYrM'
export const TOKEN_SECRET = 'token-secret-of-the-measurement-32-bytes'
export const SECRET = 'sealing-secret-of-the-measurement-32-byte'
