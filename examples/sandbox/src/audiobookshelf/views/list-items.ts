import { firstOf, type Query } from '../../http/request.ts'
import type { Item, Json } from '../state/records.ts'
import type { State } from '../state/state.ts'
import { feedOf } from '../writes/feeds.ts'
import { collapseSeries } from './collapse-series.ts'
import { keeps, parseFilter } from './filter-items.ts'
import { minified } from './item-views.ts'
import { type Page, slicePage } from './paging.ts'
import { sortItems } from './sort-items.ts'

/** The answer of `GET /libraries/:id/items`. */
export function listItems(state: State, libraryId: string, query: Query, page: Page, userId: string): Json {
  const filter = parseFilter(firstOf(query, 'filter'))
  const sort = firstOf(query, 'sort')
  const order = filter?.group === 'recent' ? 'addedAt' : sort
  const descending = query.desc === '1'
  const collapse = query.collapseseries === '1'
  const seriesId = filter?.group === 'series' && filter.value !== 'no-series' ? filter.value : undefined

  const fast = filter === undefined && !collapse && isRowOrder(state, sort) && allIn(state, libraryId)
  const answer = fast ? pageOfRows(state, descending && sort === 'addedAt', page) : searched()

  function searched(): { results: Json[]; total: number } {
    const found = [...state.items.all()]
      .filter((item) => item.libraryId === libraryId)
      .filter(keeps(filter, state, userId))
    const podcasts =
      filter === undefined ? state.podcasts.filter((podcast) => podcast.minified.libraryId === libraryId) : []
    const sorted = sortItems(found, order, descending, { state, userId, seriesId })
    if (collapse && seriesId === undefined) {
      const entries = collapseSeries({
        items: sorted,
        rows: found,
        state,
        byTitle: sort === 'media.metadata.title' ? { descending } : undefined,
      })
      return { results: [...slicePage(entries, page)], total: entries.length }
    }
    const withFeeds = (firstOf(query, 'include') ?? '').includes('rssfeed')
    const results = slicePage(sorted, page).map((item) => {
      const rssFeed = withFeeds ? feedOf(state, item.id) : undefined
      return { ...minified(item, linkOf(item, seriesId)), ...(rssFeed && { rssFeed }) }
    })
    return {
      results: [...results, ...podcasts.map((podcast) => podcast.minified)],
      total: sorted.length + podcasts.length,
    }
  }

  return {
    ...answer,
    limit: page.limit,
    page: page.page,
    ...(sort === undefined ? {} : { sortBy: query.sort }),
    sortDesc: descending,
    ...(filter === undefined ? {} : { filterBy: query.filter }),
    mediaType: state.libraries.get(libraryId)?.mediaType,
    minified: query.minified === '1',
    collapseseries: collapse,
    include: (firstOf(query, 'include') ?? '').toLowerCase(),
    offset: page.offset,
  }
}

function linkOf(item: Item, seriesId: string | undefined) {
  return seriesId === undefined ? undefined : item.media.metadata.series.find((series) => series.id === seriesId)
}

/** The rows of the database are the list, so a page of a large library costs only its own books. */
function isRowOrder(state: State, sort: string | undefined): boolean {
  return state.ordered && state.items.untouched() && (sort === undefined || sort === 'addedAt')
}

function allIn(state: State, libraryId: string): boolean {
  return state.items.size() > 0 && state.items.at(0).libraryId === libraryId
}

function pageOfRows(state: State, descending: boolean, page: Page): { results: Json[]; total: number } {
  const total = state.items.size()
  const end = page.limit === 0 ? total : Math.min(total, page.offset + page.limit)
  const results: Json[] = []
  for (let row = page.limit === 0 ? 0 : page.offset; row < end; row += 1) {
    results.push(minified(state.items.at(descending ? total - 1 - row : row)))
  }
  return { results, total }
}
