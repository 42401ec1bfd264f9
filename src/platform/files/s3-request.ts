import { FileStoreFailed } from './file-store-failed.ts'

/** A bucket of Amazon S3, or of what speaks its protocol. */
export interface S3Bucket {
  /**
   * Its address, and a folder in it where files are to go to one:
   * `https://bucket.s3.eu-west-1.amazonaws.com/forms` as well as `https://minio.example.com/bucket`.
   */
  url: string
  /** By default `us-east-1`, which most servers take that have no regions. */
  region?: string
  accessKeyId: string
  secretAccessKey: string
}

export interface S3Request {
  method: 'GET' | 'PUT' | 'DELETE'
  url: string
  headers?: Record<string, string>
  /** Made anew for each try. */
  body?: () => ReadableStream<Uint8Array> | null
  /** Milliseconds for all tries, until there is an answer. */
  deadline: number
  fetch: typeof fetch
}

const TRIES = 3
const FIRST_PAUSE_MS = 200

/**
 * What the bucket answers, also after a failure that passes. Null where it has nothing under that key.
 * @throws {FileStoreFailed}
 */
export async function s3Request(bucket: S3Bucket, request: S3Request): Promise<Response | null> {
  const ended = new AbortController()
  const timer = setTimeout(() => ended.abort(), request.deadline)
  try {
    for (let tries = 1; ; tries += 1) {
      const outcome = await attempt(bucket, request, ended.signal)
      if (outcome === null || outcome instanceof Response) return outcome
      const { failure, passes } = outcome
      if (!passes || tries === TRIES || ended.signal.aborted) throw failure
      await pause(FIRST_PAUSE_MS * 2 ** (tries - 1) * (0.5 + Math.random() / 2))
    }
  } finally {
    clearTimeout(timer)
  }
}

interface Failed {
  failure: FileStoreFailed
  /** Whether another try can do better. */
  passes: boolean
}

async function attempt(
  bucket: S3Bucket,
  { method, url, headers = {}, body, fetch: send }: S3Request,
  signal: AbortSignal,
): Promise<Response | Failed | null> {
  const { AwsV4Signer } = await import('aws4fetch')
  const { region = 'us-east-1', accessKeyId, secretAccessKey } = bucket
  const keys = { accessKeyId, secretAccessKey, region, service: 's3' }
  const signed = await new AwsV4Signer({ ...keys, method, url, headers }).sign()
  const sent = body?.() ?? null
  try {
    const answer = await send(signed.url, {
      method,
      headers: signed.headers,
      signal,
      redirect: 'manual',
      // https://fetch.spec.whatwg.org/#enumdef-requestduplex
      ...(sent && { body: sent, duplex: 'half' }),
    })
    if (answer.ok) return answer
    const code = errorCode(await answer.text())
    if (answer.status === 404 && code === 'NoSuchKey') return null
    return { failure: refused(answer.status, code), passes: isPassing(answer.status, code) }
  } catch (cause) {
    const why = signal.aborted ? 'did not answer in time' : `cannot be reached (${codeOf(cause)})`
    return { failure: new FileStoreFailed(`The bucket ${why}.`, { cause }), passes: true }
  }
}

/** https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html */
function errorCode(xml: string): string {
  return /<Code>(\w{1,60})<\/Code>/.exec(xml)?.[1] ?? ''
}

function isPassing(status: number, code: string): boolean {
  return status >= 500 || status === 429 || code === 'RequestTimeout'
}

const ELSEWHERE = 'is elsewhere: check its address and its region'
const REASONS: Partial<Record<string, string>> = {
  AccessDenied:
    'refuses this key: it has to be allowed GetObject, PutObject and DeleteObject on what is in it, and ListBucket on itself',
  AuthorizationHeaderMalformed: ELSEWHERE,
  InvalidAccessKeyId: 'does not know the id of the key',
  NoSuchBucket: 'is not there: check its name',
  PermanentRedirect: ELSEWHERE,
  RequestTimeTooSkewed: 'has another time: let this machine follow a time server',
  SignatureDoesNotMatch: 'refuses the signature: check the secret of the key, and the region',
  TemporaryRedirect: ELSEWHERE,
}

function refused(status: number, code: string): FileStoreFailed {
  const answered = [status, code].filter(Boolean).join(' ')
  const why = REASONS[code] ?? (status >= 300 && status < 400 ? ELSEWHERE : 'failed')
  return new FileStoreFailed(`The bucket ${why} (${answered}).`)
}

function codeOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined
  return typeof cause === 'object' && cause !== null && 'code' in cause
    ? String(cause.code)
    : 'unknown'
}

function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms))
}
