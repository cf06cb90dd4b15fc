import { json } from '../../http/reply.ts'
import { firstOf } from '../../http/request.ts'
import { notFound, sentence } from '../answers.ts'
import { apiRouter } from '../context.ts'
import { FatalError } from '../../http/fatal.ts'
import { isAdmin, mayUseLibrary } from '../state/users.ts'
import { authorExtras, describeAuthor, listAuthors } from '../views/author-views.ts'
import { filterData, issueCount, libraryStats, narratorsOf, shortStats } from '../views/library-views.ts'
import { listItems } from '../views/list-items.ts'
import { personalized } from '../views/personalized.ts'
import { readPage } from '../views/paging.ts'
import { searchLibrary } from '../views/search-library.ts'
import { describeSeries, listSeries, seriesExtras } from '../views/series-views.ts'
import { includeOf, isReply, libraryFor } from './require.ts'

const badLimit = () => sentence('Invalid request. limit must be a positive integer')

/** Libraries and everything that is listed under them. */
export const libraryRoutes = apiRouter()
  .on('GET', '/api/libraries', ({ state, user, request }) => {
    const withStats = includeOf(request.query).includes('stats')
    const libraries = [...state.libraries.values()]
      .filter((library) => mayUseLibrary(user, library.id))
      .toSorted((a, b) => a.displayOrder - b.displayOrder)
    return json({
      libraries: libraries.map((library) =>
        withStats ? { ...library, stats: shortStats(state, library.id) } : library,
      ),
    })
  })
  .on('GET', '/api/libraries/:id', (context, { id = '' }) => {
    const library = libraryFor(context, id)
    if (isReply(library)) return library
    const { state, user, request } = context
    if (!includeOf(request.query).includes('filterdata')) return json(library)
    const numUserPlaylists = [...state.lists.values()].filter(
      (list) => list.userId === user.id && list.libraryId === id,
    ).length
    return json({ filterdata: filterData(state, id), issues: issueCount(state, id), numUserPlaylists, library })
  })
  .on('GET', '/api/libraries/:id/items', (context, { id = '' }) => {
    const library = libraryFor(context, id)
    if (isReply(library)) return library
    const { state, request, user } = context
    includeOf(request.query)
    if (Array.isArray(request.query.filter))
      throw new FatalError('TypeError: payload.filterBy?.split is not a function')
    const page = readPage(request.query)
    return page === undefined ? badLimit() : json(listItems(state, id, request.query, page, user.id))
  })
  .on('GET', '/api/libraries/:id/series', (context, { id = '' }) => {
    const library = libraryFor(context, id)
    if (isReply(library)) return library
    includeOf(context.request.query)
    const page = readPage(context.request.query)
    return page === undefined
      ? badLimit()
      : json(listSeries(context.state, id, context.request.query, page, context.user.id))
  })
  .on('GET', '/api/libraries/:id/series/:seriesId', (context, { id = '', seriesId = '' }) => {
    const library = libraryFor(context, id)
    if (isReply(library)) return library
    const series = context.state.series.get(seriesId)
    if (series === undefined) return notFound()
    const include = includeOf(context.request.query)
    return json({ ...describeSeries(series), ...seriesExtras(context.state, series, include, context.user.id) })
  })
  .on('GET', '/api/series/:id', (context, { id = '' }) => {
    const series = context.state.series.get(id)
    if (series === undefined || !mayUseLibrary(context.user, series.libraryId)) return notFound()
    const include = includeOf(context.request.query)
    return json({ ...describeSeries(series), ...seriesExtras(context.state, series, include, context.user.id) })
  })
  .on('GET', '/api/libraries/:id/authors', (context, { id = '' }) => {
    const library = libraryFor(context, id)
    if (isReply(library)) return library
    const { state, request, user } = context
    const page = readPage(request.query)
    return page === undefined ? badLimit() : json(listAuthors(state, id, request.query, page, isAdmin(user)))
  })
  .on('GET', '/api/authors/:id', ({ state, request, user }, { id = '' }) => {
    const author = state.authors.get(id)
    if (author === undefined || !mayUseLibrary(user, author.libraryId)) return notFound()
    return json({ ...describeAuthor(author), ...authorExtras(state, author, includeOf(request.query)) })
  })
  .on('GET', '/api/libraries/:id/narrators', (context, { id = '' }) => {
    const library = libraryFor(context, id)
    return isReply(library) ? library : json({ narrators: narratorsOf(context.state, id) })
  })
  .on('GET', '/api/libraries/:id/filterdata', (context, { id = '' }) => {
    const library = libraryFor(context, id)
    return isReply(library) ? library : json(filterData(context.state, id))
  })
  .on('GET', '/api/libraries/:id/stats', (context, { id = '' }) => {
    const library = libraryFor(context, id)
    return isReply(library) ? library : json(libraryStats(context.state, id))
  })
  .on('GET', '/api/libraries/:id/personalized', (context, { id = '' }) => {
    const library = libraryFor(context, id)
    if (isReply(library)) return library
    const limit = Number(firstOf(context.request.query, 'limit')) || 10
    return json(personalized(context.state, id, limit, context.user.id))
  })
  .on('GET', '/api/libraries/:id/recent-episodes', () => notFound())
  .on('GET', '/api/libraries/:id/search', (context, { id = '' }) => {
    const library = libraryFor(context, id)
    if (isReply(library)) return library
    const { q, limit } = context.request.query
    if (typeof q !== 'string') return sentence('Invalid request. Query param "q" must be a string')
    return json(searchLibrary(context.state, id, q, Number(limit) || 12))
  })
