import { FatalError } from '../../http/fatal.ts'
import { json, type Reply, withHeaders } from '../../http/reply.ts'
import type { Router } from '../../http/router.ts'
import { createRouter } from '../../http/router.ts'
import { badRequest, ok, serverError, unauthorized } from '../answers.ts'
import type { Tokens } from '../auth/sessions.ts'
import type { Context } from '../context.ts'
import type { Json } from '../state/records.ts'
import { describeUser, mayUseLibrary, type User } from '../state/users.ts'
import { ownData } from '../views/progress-views.ts'

/** A route outside the API: nobody is signed in yet. */
export type OpenContext = Omit<Context, 'user' | 'legacy'>

/** Status, log-in and everything else that needs no token. */
export const openRoutes: Router<OpenContext, Reply> = createRouter<OpenContext, Reply>()
  .on('GET', '/ping', () => json({ success: true }))
  .on('GET', '/healthcheck', () => ok())
  .on('GET', '/status', ({ state }) =>
    json({
      app: 'audiobookshelf',
      serverVersion: state.serverSettings.version,
      isInit: true,
      language: state.serverSettings.language,
      authMethods: ['local'],
      authFormData: { authLoginCustomMessage: '' },
    }),
  )
  .on('POST', '/init', () => serverError())
  .on('POST', '/login', (context) => limited(context, () => logIn(context)))
  .on('POST', '/auth/refresh', (context) => limited(context, () => refresh(context)))
  .on('POST', '/logout', ({ sessions, request }) => {
    sessions.logout(header(request.headers['x-refresh-token']) ?? cookie(request.headers.cookie, 'refresh_token'))
    return json({ redirect_url: null })
  })
  .on('GET', '/feed/:slug', ({ state }, { slug = '' }) => {
    const feed = [...state.feeds.values()].find((entry) => entry.slug === slug)
    if (feed === undefined)
      return { status: 404, headers: { 'content-type': 'text/plain; charset=utf-8' }, body: 'Not Found' }
    return { status: 200, headers: { 'content-type': 'text/xml; charset=utf-8' }, body: String(feed.xml) }
  })

function limited(context: OpenContext, answer: () => Reply): Reply {
  const verdict = context.rateLimit(context.request.from)
  const reply = verdict.refused ? json({ error: 'Too many authentication requests' }, 429) : answer()
  return withHeaders(reply, verdict.headers)
}

function logIn(context: OpenContext): Reply {
  const { username, password } = context.body as Json
  if (typeof username === 'number') throw new FatalError('TypeError: username.toLowerCase is not a function')
  if (typeof username !== 'string' || typeof password !== 'string' || username === '' || password === '')
    return { ...badRequest(), headers: {} }
  const session = context.sessions.login(username, password)
  if (session === undefined) return unauthorized()
  return signedIn(context, session, context.request.headers['x-return-tokens'] === 'true', false)
}

function refresh(context: OpenContext): Reply {
  const { headers } = context.request
  const own = header(headers['x-refresh-token'])
  const session = context.sessions.refresh(own ?? cookie(headers.cookie, 'refresh_token'))
  return 'error' in session ? json(session, 401) : signedIn(context, session, own !== undefined, own !== undefined)
}

function signedIn(
  context: OpenContext,
  session: { user: User; tokens: Tokens },
  inBody: boolean,
  bothWays: boolean,
): Reply {
  const { user, tokens } = session
  const { accessToken, refreshToken } = tokens
  const more = { refreshToken: inBody ? refreshToken : null, accessToken }
  const body = loginBody(context, user)
  const reply = json({ ...body, user: { ...(body.user as Json), ...more } })
  const lasting = `refresh_token=${refreshToken}; Max-Age=2592000; Path=/; HttpOnly; SameSite=Lax`
  return withHeaders(reply, {
    'set-cookie': inBody && !bothWays ? ['connect.sid=sandbox; Path=/; HttpOnly'] : [lasting],
  })
}

/** What log-in and `POST /api/authorize` tell about a user and the server. */
export function loginBody({ state, sessions }: Pick<Context, 'state' | 'sessions'>, user: User, more: Json = {}): Json {
  const libraries = [...state.libraries.values()].toSorted((a, b) => a.displayOrder - b.displayOrder)
  const userDefaultLibraryId = libraries.find((library) => mayUseLibrary(user, library.id))?.id ?? null
  const described = describeUser(user, sessions.legacyToken(user), { ...more, ...ownData(state, user) })
  return {
    user: described,
    userDefaultLibraryId,
    serverSettings: state.serverSettings,
    ereaderDevices: [],
    Source: 'docker',
  }
}

function header(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value
}

function cookie(line: string | undefined, name: string): string | undefined {
  const found = (line ?? '').split(/;\s*/).find((entry) => entry.startsWith(`${name}=`))
  return found?.slice(name.length + 1)
}
