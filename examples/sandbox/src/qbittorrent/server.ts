import { json, text, withHeaders, type Reply } from '../http/reply.ts'
import type { Request } from '../http/request.ts'
import { serve, type Served, type ServeOptions } from '../http/serve.ts'
import { behaviours, type Behaviour, type QbittorrentVersion } from './behaviour.ts'
import { notFound, ok, type Route } from './context.ts'
import { readForm, type Form } from './form.ts'
import { labelRoutes } from './label-routes.ts'
import { modernRoutes, otherRoutes } from './other-routes.ts'
import { findRecorded, readRecordings, replyOf } from './recorded.ts'
import { createSessions, type Session, type SessionOptions, type Sessions } from './sessions.ts'
import { createState, type State, type StateOptions } from './state.ts'
import { runRoutes, torrentRoutes } from './torrent-routes.ts'

/** How a qBittorrent of the sample world is started. */
export interface QbittorrentOptions extends ServeOptions, Partial<SessionOptions>, Partial<StateOptions> {
  /** Default 5.1.0. */
  version?: QbittorrentVersion
  /** The cookie's name, which 4.6 to 5.1 let the user choose. */
  cookie?: string
  /** Lets every call in without a sign-in, as the bypass for local clients does: into a new session if it brings none. */
  bypass?: boolean
}

/** A running qBittorrent of the sample world. */
export interface SandboxQbittorrent extends Served {
  username: string
  password: string
  /** Works with 5.3.0 only. */
  apiKey: string
  sessions: Sessions
  /** What the server knows; tests may look and change. */
  state: State
}

/**
 * Starts a qBittorrent that holds the recorded torrents in memory and answers as the chosen version was measured to
 * answer. Running torrents with metadata are complete after `downloadTime`. Reading routes without state of their own
 * are answered from the recordings.
 */
export async function startQbittorrent(options: QbittorrentOptions = {}): Promise<SandboxQbittorrent> {
  const { version = '5.1.0', now = Date.now, username = 'admin', password = 'sandbox-password' } = options
  const { apiKey = 'qbt_sandbox0000000000000000000000' } = options
  const behaviour: Behaviour = behaviours[version]
  const recordings = readRecordings(version)
  const state = createState(recordings, behaviour, { now, downloadTime: options.downloadTime ?? 500 })
  const { failures = 5, ban = 3_600_000, timeout = 3_600_000 } = options
  const sessions = createSessions(behaviour, { username, password, apiKey, failures, ban, timeout }, now)
  const routes: Record<string, Route | undefined> = {
    ...torrentRoutes,
    ...labelRoutes,
    ...runRoutes(behaviour.stops),
    ...otherRoutes,
    ...(behaviour.modern ? modernRoutes : {}),
  }
  const served = await serve(answer, options)
  const cookie = options.cookie ?? behaviour.cookie(Number(new URL(served.url).port))

  async function answer(request: Request): Promise<Reply> {
    const { origin, referer, host } = request.headers
    const key = sessions.byKey(request.headers.authorization)
    for (const source of [origin, referer]) {
      const foreign = source !== undefined && URL.parse(source)?.host !== host
      if (foreign && key === undefined) return text('Unauthorized', 401)
    }
    const route = request.path.replace(/^\/api\/v2\//, '')
    const known = key ?? sessions.byCookie(request.headers.cookie, cookie)
    const form = await readForm(request)
    if (form === undefined) return { status: 400, headers: {}, body: '' }
    if (route === 'auth/login') return login(request, form.fields, known, key)
    if (known !== undefined) return dispatch(request, route, form, known)
    if (options.bypass !== true) return text('Forbidden', 403)
    const session = sessions.start()
    return withHeaders(await dispatch(request, route, form, session), { 'set-cookie': [cookieOf(session)] })
  }

  async function dispatch(request: Request, route: string, form: Form, session: Session): Promise<Reply> {
    if (route === 'auth/logout') return request.method !== 'POST' ? text('Method Not Allowed', 405) : logout(session)
    const handler = routes[`${request.method} ${route}`]
    if (handler !== undefined) return handler({ state, behaviour, recordings, request, form, session })
    if (request.method === 'GET' && routes[`POST ${route}`] !== undefined) return text('Method Not Allowed', 405)
    return replay(request, route)
  }

  function login(
    { method }: Request,
    { username, password }: Record<string, string | undefined>,
    session: Session | undefined,
    key: Session | undefined,
  ): Reply {
    if (method !== 'POST') return text('Method Not Allowed', 405)
    if (key !== undefined) return text('Forbidden', 403)
    const result = sessions.login(username, password, session)
    if (result === 'banned') {
      return text('Your IP address has been banned after too many failed authentication attempts.', 403)
    }
    if (result === 'wrong') return behaviour.modern ? text('Unauthorized', 401) : text('Fails.')
    const reply = behaviour.modern ? { status: 204, headers: {}, body: '' } : text('Ok.')
    return withHeaders(reply, { 'set-cookie': [cookieOf(result)] })
  }

  function cookieOf({ id }: Session): string {
    return `${cookie}=${id}; HttpOnly; SameSite=${behaviour.modern ? 'Lax' : 'Strict'}; path=/`
  }

  function logout(session: Session): Reply {
    sessions.logout(session)
    return ok()
  }

  function replay({ method, path, search }: Request, route: string): Reply {
    const recorded = method === 'GET' ? findRecorded(recordings, path, search) : undefined
    if (recorded !== undefined) return replyOf(recorded)
    // A change that keeps no state here is accepted, when the recorded server knew it.
    const known = [...recordings.values()].some(
      ({ request, response }) => request.path === path && response.status < 300,
    )
    if (method === 'POST' && known) return route.endsWith('Metadata') ? json({}, 202) : ok()
    return route.includes('/') ? text(behaviour.unknownRoute, 404) : notFound()
  }

  return { ...served, username, password, apiKey, sessions, state }
}
