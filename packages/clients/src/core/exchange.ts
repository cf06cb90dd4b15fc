import { createAnswer, type Answer } from './answer.ts'
import { limitBody } from './limit-body.ts'
import { mostRedirects, redirectOf } from './redirect.ts'
import type { EncodedBody } from './request-body.ts'
import type { Transport } from './transport.ts'

/** Of a refusal only so much is read, in bytes: enough for any error body. */
const refusalLimit = 64 * 1024
/** And no longer waited for, in milliseconds. */
const refusalTime = 1000

export interface Exchange {
  transport: Transport
  method: string
  url: URL
  /** Only this origin gets `credentials`. */
  trustedOrigin: string
  /** Headers for everybody. */
  headers: Record<string, string>
  /** Headers for the trusted origin alone. */
  credentials: Record<string, string>
  body: EncodedBody | undefined
  followRedirects: boolean
  maxBodyBytes: number
  signal: AbortSignal
}

/** An answer that came, or why it is of no use. */
export type Outcome = { answer: Answer; strayed: boolean } | { unusable: string; status: number }

/** One try: sends, follows redirects by hand, reads the body up to the limit. Rejects as fetch does. */
export async function exchange(input: Exchange): Promise<Outcome> {
  let { url, method } = input
  let body = input.body
  for (let hop = 0; ; hop += 1) {
    const trusted = url.origin === input.trustedOrigin
    const headers = new Headers(trusted ? { ...input.headers, ...input.credentials } : input.headers)
    if (body?.contentType !== undefined) headers.set('content-type', body.contentType)
    const response = await input.transport({ method, url, headers, body: body?.body, signal: input.signal })
    const redirect = input.followRedirects ? redirectOf(response, { url, method }) : ({ kind: 'none' } as const)
    if (redirect.kind === 'none') {
      const limit = response.ok ? input.maxBodyBytes : Math.min(refusalLimit, input.maxBodyBytes)
      const { bytes, cut } = await readBody(response, limit)
      if (cut && response.ok) return { unusable: `the answer is larger than ${limit} bytes`, status: response.status }
      return { answer: createAnswer(response, url, bytes), strayed: !trusted }
    }
    response.body?.cancel().catch(() => {})
    if (redirect.kind === 'refuse') return { unusable: redirect.detail, status: response.status }
    if (hop >= mostRedirects) return { unusable: 'the address redirects in circles', status: response.status }
    if (redirect.method !== method) body = undefined
    url = redirect.url
    method = redirect.method
  }
}

/** The body of a refusal is a courtesy: when it does not come, or not in time, the status still counts. */
async function readBody(response: Response, limit: number): ReturnType<typeof limitBody> {
  if (response.ok) return limitBody(response.body, limit)
  const patience = new AbortController()
  const timer = setTimeout(() => patience.abort(), refusalTime)
  try {
    return await limitBody(response.body, limit, patience.signal)
  } catch {
    return { bytes: new Uint8Array(0), cut: true }
  } finally {
    clearTimeout(timer)
  }
}
