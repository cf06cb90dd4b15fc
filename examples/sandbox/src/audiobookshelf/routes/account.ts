import { json } from '../../http/reply.ts'
import { firstOf } from '../../http/request.ts'
import { forbidden, notFound } from '../answers.ts'
import { apiRouter, type Context } from '../context.ts'
import { FatalError } from '../../http/fatal.ts'
import type { Json } from '../state/records.ts'
import { describeUser, isAdmin, type User } from '../state/users.ts'
import { minified } from '../views/item-views.ts'
import { pageOfSessions } from '../views/session-views.ts'
import { ownData, progressForAdmin, progressOf } from '../views/progress-views.ts'
import { loginBody } from './authentication.ts'

/** The caller's own account, and other users as admins see them. */
export const accountRoutes = apiRouter()
  .on('POST', '/api/authorize', (context) => json(loginBody(context, context.user, oldToken(context))))
  .on('GET', '/api/me', (context) => json(me(context)))
  .on('GET', '/api/me/sessions', ({ sessions, user, request }) => {
    const token = request.headers['x-refresh-token']
    const unknown = { ipAddress: request.from, userAgent: null, deviceInfo: null }
    const rows = sessions
      .list(user, Array.isArray(token) ? token[0] : token)
      .map((session) => ({ ...unknown, ...session }))
    return json({ total: rows.length, numPages: 1, page: 0, itemsPerPage: 10, sessions: rows })
  })
  .on('GET', '/api/me/progress', ({ state, user }) => json({ mediaProgress: ownData(state, user).mediaProgress }))
  .on('GET', '/api/me/progress/:id', ({ state, user }, { id = '' }) => {
    const progress = progressOf(state, user.id, id)
    return progress === undefined ? notFound() : json(progress)
  })
  .on('GET', '/api/me/items-in-progress', ({ state, user, request }) => {
    const limit = Number(firstOf(request.query, 'limit')) || 25
    const open = state.progress.filter((entry) => entry.userId === user.id && !entry.isFinished)
    const rows = open
      .toSorted((a, b) => b.lastUpdate - a.lastUpdate)
      .flatMap((entry) => {
        const item = state.items.get(entry.libraryItemId)
        return item === undefined ? [] : [{ ...minified(item), progressLastUpdate: entry.lastUpdate }]
      })
    return json({ libraryItems: rows.slice(0, limit) })
  })
  .on('GET', '/api/me/listening-sessions', ({ state, user, request }) => {
    const own = state.listeningSessions.filter((entry) => entry.userId === user.id)
    return json(pageOfSessions(own, request.query))
  })
  .on('GET', '/api/me/listening-stats', () =>
    json({ totalTime: 0, items: {}, days: {}, dayOfWeek: {}, today: 0, recentSessions: [] }),
  )
  .on('GET', '/api/users', (context) => {
    if (!isAdmin(context.user)) return forbidden()
    if (Array.isArray(context.request.query.include)) throw new FatalError('TypeError: include.split is not a function')
    return json({ users: [...context.state.users.values()].map((user) => describeUser(user, tokenFor(context, user))) })
  })
  .on('GET', '/api/users/online', ({ user }) =>
    isAdmin(user) ? json({ usersOnline: [], openSessions: [] }) : forbidden(),
  )
  .on('GET', '/api/users/:id', (context, { id = '' }) => {
    if (!isAdmin(context.user)) return forbidden()
    const user = context.state.users.get(id)
    if (user === undefined) return notFound()
    const mediaProgress = progressForAdmin(context.state, user)
    const bookmarks = context.state.bookmarks.get(user.id) ?? []
    return json(describeUser(user, tokenFor(context, user), { mediaProgress, bookmarks }))
  })

function me(context: Context): Json {
  const { state, sessions, user } = context
  return describeUser(user, sessions.legacyToken(user), { ...oldToken(context), ...ownData(state, user) })
}

const oldToken = (context: Context): Json => (context.legacy ? { isOldToken: true } : {})

/** Only root sees root's token. */
function tokenFor({ sessions, user }: Context, other: User): string {
  return other.type === 'root' && user.type !== 'root' ? '' : sessions.legacyToken(other)
}
