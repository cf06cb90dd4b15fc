import { json } from '../../http/reply.ts'
import { firstOf } from '../../http/request.ts'
import { forbidden, notFound, ok } from '../answers.ts'
import { apiRouter, type Context } from '../context.ts'
import type { Json } from '../state/records.ts'
import { isAdmin } from '../state/users.ts'
import { pageOfSessions } from '../views/session-views.ts'
import { may } from './require.ts'

/** Routes of which there is no recording: they answer by their public description, api.audiobookshelf.org. */
export const unrecordedRoutes = apiRouter()
  .on('PATCH', '/api/notifications/:id', ({ state, user, body }, { id = '' }) => {
    if (!isAdmin(user)) return forbidden()
    const settings = (state.documents.notifications.settings ?? {}) as Json & { notifications: Json[] }
    const found = settings.notifications.find((entry) => entry.id === id)
    if (found === undefined) return notFound()
    // Without the id in the body nothing is kept.
    if ((body as Json).id === id) Object.assign(found, body)
    return json(settings)
  })
  .on('GET', '/api/sessions', ({ state, user, request }) => {
    if (!isAdmin(user)) return forbidden()
    const wanted = firstOf(request.query, 'user')
    const sessions = state.listeningSessions.filter((entry) => wanted === undefined || entry.userId === wanted)
    return json({ ...pageOfSessions(sessions, request.query), ...(wanted === undefined ? {} : { userFilter: wanted }) })
  })
  .on('DELETE', '/api/sessions/:id', (context, { id = '' }) => {
    if (!may(context, 'delete')) return forbidden()
    const { state } = context
    const left = state.listeningSessions.filter((entry) => entry.id !== id)
    if (left.length === state.listeningSessions.length) return notFound()
    state.listeningSessions = left
    return ok()
  })
  .on('DELETE', '/api/me/sessions/:id', ({ sessions, user }, { id = '' }) =>
    sessions.end(user, id) ? ok() : notFound(),
  )
  .on('DELETE', '/api/share/mediaitem/:id', ({ state, user }, { id = '' }) => {
    if (!isAdmin(user)) return forbidden()
    return closeShare(state, id) ? ok() : notFound()
  })
  .on('DELETE', '/api/users/:id', ({ state, user }, { id = '' }) => {
    if (!isAdmin(user)) return forbidden()
    return state.users.delete(id) ? json({ success: true }) : notFound()
  })

function closeShare(state: Context['state'], id: string): boolean {
  const share = state.shares.get(id)
  if (share === undefined) return false
  state.announce('share_closed', share, { adminOnly: true })
  return state.shares.delete(id)
}
