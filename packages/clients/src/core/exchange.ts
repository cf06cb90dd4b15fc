import { createAnswer, type Answer } from './answer.ts'
import type { HeaderFields } from './authorization.ts'
import type { CallContext } from './call-context.ts'
import { limitBody } from './limit-body.ts'
import type { PreparedRequest } from './prepared-request.ts'
import { mostRedirects, redirectOf } from './redirect.ts'

/** Of a refusal only so much is read, in bytes: enough for any error body. */
const refusalLimit = 64 * 1024
/** And no longer waited for, in milliseconds. */
const refusalTime = 1000

/** An answer that came, or why it is of no use. */
export type Outcome = { answer: Answer; strayed: boolean } | { unusable: string; status: number }

/** One try: sends, follows redirects by hand, reads the body up to the limit. Rejects as fetch does. */
export async function exchange(
  { transport, baseUrl, headers: shared, maxBodyBytes }: CallContext,
  { options, ...request }: PreparedRequest,
  { credentials, signal }: { credentials: HeaderFields; signal: AbortSignal },
): Promise<Outcome> {
  let { url, method, body }: Pick<typeof request, 'url' | 'body'> & { method: string } = request
  for (let hop = 0; ; hop += 1) {
    // Only the client's own origin gets its headers and credentials.
    const trusted = url.origin === new URL(baseUrl).origin
    const headers = new Headers(trusted ? { ...shared, ...options.headers, ...credentials } : shared)
    if (body?.contentType !== undefined) headers.set('content-type', body.contentType)
    const response = await transport({ method, url, headers, body: body?.body, signal })
    const { status } = response
    const redirect = options.redirect === 'manual' ? undefined : redirectOf(response, { url, method })
    if (redirect === undefined) {
      const most = options.maxBodyBytes ?? maxBodyBytes
      const limit = response.ok ? most : Math.min(refusalLimit, most)
      const { bytes, cut } = await readBody(response, limit)
      if (cut && response.ok) return { unusable: `the answer is larger than ${limit} bytes`, status }
      return { answer: createAnswer(response, url, bytes), strayed: !trusted }
    }
    response.body?.cancel().catch(() => {})
    if ('refused' in redirect) return { unusable: redirect.refused, status }
    if (hop >= mostRedirects) return { unusable: 'the address redirects in circles', status }
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
