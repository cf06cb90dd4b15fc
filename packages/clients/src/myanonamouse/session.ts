import { fingerprint, type Authorization, type ClientErrorCode } from '../core/index.ts'
import { bareCookie, cookieHeader, cookieValue, sessionChange } from './session-cookie.ts'
import type { SessionStore } from './session-store.ts'
import { isSignedOut } from './signed-out.ts'

export interface Session extends Required<Pick<Authorization, 'headers' | 'observe'>> {
  /** Takes over the cookie of an answer as soon as its headers are there, as its body may never come. */
  take(headers: Headers): Promise<void>
}

/** Why nothing can be sent; becomes a ClientError where the request is known. */
export class SessionProblem extends Error {
  readonly code: ClientErrorCode

  constructor(code: ClientErrorCode, detail: string) {
    super(detail)
    this.name = 'SessionProblem'
    this.code = code
  }
}

/** Every member may call these: a 403 there is the session's, not a matter of rank. */
const forEverybody = /\/(jsonLoad|tor\/js\/loadSearchJSONbasic)\.php$/

/**
 * The one session of a client. The store's newest cookie is sent byte for byte and replaced one write at a time;
 * a new one that could not be stored is stored before anything else is sent. Once MyAnonamouse has refused a cookie it
 * is never sent again, until another one is in the store.
 */
export function createSession({ store, mamId }: { store: SessionStore; mamId: string | undefined }): Session {
  const configured = mamId === undefined ? undefined : bareCookie(mamId)
  /** Tells a newly configured cookie from the ancestor of the stored one. */
  const mark = configured === undefined ? '-' : fingerprint(configured)
  let stored: string | null = null
  let sent: string | undefined
  let refused: string | undefined
  let unsaved: string | undefined
  let saving: Promise<void> = Promise.resolve()

  async function saveNewest(): Promise<void> {
    if (unsaved === undefined) return
    const cookie = unsaved
    const next = `${mark} ${cookie}`
    // When another process was first, its cookie is as new as ours.
    if (await store.replace(stored, next)) stored = next
    if (unsaved === cookie) unsaved = undefined
  }

  function save(): Promise<void> {
    saving = saving.catch(() => {}).then(saveNewest)
    return saving
  }

  async function newest(): Promise<string> {
    try {
      await save()
      stored = await store.load()
    } catch {
      // The cause is not kept: a database may repeat what it was given.
      throw new SessionProblem('unavailable', 'the store of the session failed; nothing was sent')
    }
    const known = stored === null || stored === '' ? undefined : readStored(stored)
    const isNewlyConfigured = known?.mark !== undefined && configured !== undefined && known.mark !== mark
    const cookie = known === undefined || isNewlyConfigured ? configured : known.cookie
    if (cookie === undefined || !cookieValue.test(cookie)) throw new SessionProblem('unauthorized', noSession)
    return cookie
  }

  return {
    async headers() {
      const cookie = await newest()
      if (cookie === refused) throw new SessionProblem('unauthorized', sessionOver)
      sent = cookie
      return { cookie: cookieHeader(cookie) }
    },
    async take(headers) {
      const change = sessionChange(headers)
      if (change === 'ended') refused = sent
      else if (change !== undefined && change.cookie !== sent) {
        unsaved = change.cookie
        // It is tried again, and told, before the next request.
        await save().catch(() => {})
      }
    },
    observe(answer) {
      const isRefusal = answer.status === 401 || (answer.status === 403 && forEverybody.test(answer.url.pathname))
      if (isRefusal || isSignedOut(answer)) refused = sent
    },
  }
}

function readStored(text: string): { mark?: string; cookie: string } {
  const [first = '', second] = text.trim().split(' ')
  return second === undefined ? { cookie: bareCookie(first) } : { mark: first, cookie: second }
}

const noSession = 'there is no session: give mamId, made in Preferences → Security, or a store that holds one'
const sessionOver = 'the session is over; nothing was sent. Make a new one in Preferences → Security'
