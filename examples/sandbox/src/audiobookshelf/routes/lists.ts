import { json } from '../../http/reply.ts'
import { forbidden, sentence } from '../answers.ts'
import { apiRouter } from '../context.ts'
import { mayUseLibrary } from '../state/users.ts'
import { describeCollection, describePlaylist } from '../views/list-views.ts'
import { readPage, slicePage } from '../views/paging.ts'
import { shortFeed } from '../writes/feeds.ts'
import { includeOf, isReply, libraryFor } from './require.ts'

const whole = { limit: 0, page: 0, offset: 0 }

/** Reading collections (of a library) and playlists (of one user). */
export const listRoutes = apiRouter()
  .on('GET', '/api/collections', ({ state, user }) => {
    const lists = [...state.lists.values()].filter(
      (list) => list.userId === null && mayUseLibrary(user, list.libraryId),
    )
    return json({ collections: lists.map((list) => describeCollection(state, list)) })
  })
  .on('GET', '/api/collections/:id', ({ state, user, request }, { id = '' }) => {
    const list = state.lists.get(id)
    if (list === undefined || list.userId !== null) return sentence('Collection not found', 404)
    if (!mayUseLibrary(user, list.libraryId)) return forbidden()
    const feed = [...state.feeds.values()].find((entry) => entry.entityId === id)
    const withFeed = feed !== undefined && includeOf(request.query).includes('rssfeed')
    return json({ ...describeCollection(state, list), ...(withFeed ? { rssFeed: shortFeed(feed) } : {}) })
  })
  .on('GET', '/api/libraries/:id/collections', (context, { id = '' }) => {
    const library = libraryFor(context, id)
    if (isReply(library)) return library
    const { state, request } = context
    const page = readPage(request.query) ?? whole
    const lists = [...state.lists.values()].filter((list) => list.userId === null && list.libraryId === id)
    const results = slicePage(lists, page).map((list) => describeCollection(state, list))
    const { limit, page: number } = page
    const minified = request.query.minified === '1'
    return json({
      results,
      total: lists.length,
      limit,
      page: number,
      sortDesc: request.query.desc === '1',
      minified,
      include: '',
    })
  })
  .on('GET', '/api/playlists', ({ state, user }) => {
    const lists = [...state.lists.values()].filter((list) => list.userId === user.id)
    return json({ playlists: lists.map((list) => describePlaylist(state, list)) })
  })
  .on('GET', '/api/playlists/:id', ({ state, user }, { id = '' }) => {
    const list = state.lists.get(id)
    if (list === undefined || list.userId === null) return sentence('Playlist not found', 404)
    return list.userId === user.id ? json(describePlaylist(state, list)) : forbidden()
  })
  .on('GET', '/api/libraries/:id/playlists', (context, { id = '' }) => {
    const library = libraryFor(context, id)
    if (isReply(library)) return library
    const { state, user, request } = context
    const page = readPage(request.query) ?? whole
    const lists = [...state.lists.values()].filter((list) => list.userId === user.id && list.libraryId === id)
    const results = slicePage(lists, page).map((list) => describePlaylist(state, list))
    return json({ results, total: lists.length, limit: page.limit, page: page.page })
  })
