import type { Item, Json } from '../state/records.ts'
import type { State } from '../state/state.ts'
import { joinAuthors } from '../views/names.ts'
import { booksBySeries } from '../views/series-views.ts'
import { shortFeed } from './feeds.ts'

/** What a feed is opened for. */
export interface FeedRequest {
  kind: string
  entityId: string
  userId: string
  serverAddress: string
  slug: string
}

interface Entity {
  entityType: string
  title: string
  items: Item[]
  description: string | null
  updatedAt: number
}

/** Opens a public feed of a book, a series or a collection; undefined when there is no such thing. */
export function openFeed(state: State, { kind, entityId, userId, serverAddress, slug }: FeedRequest): Json | undefined {
  const entity = entityOf(state, kind, entityId)
  const [first] = entity?.items ?? []
  if (entity === undefined || first === undefined) return undefined
  const id = state.newId()
  const at = state.now()
  const address = `/feed/${slug}`
  const link = `/${entity.entityType === 'libraryItem' ? 'item' : entity.entityType}/${entityId}`
  const owner = { preventIndexing: true, ownerName: null, ownerEmail: null }
  const author = joinAuthors(first.media.metadata.authors)
  const meta = {
    title: entity.title,
    description: entity.description,
    author,
    imageUrl: `${address}/cover.jpg`,
    feedUrl: address,
    link,
    explicit: false,
    type: 'serial',
    language: first.media.metadata.language,
    ...owner,
  }
  const episodes = entity.items.flatMap((item) =>
    item.media.audioFiles.map((file): Json => {
      const episodeId = state.newId()
      const enclosure = {
        url: `${address}/item/${episodeId}/media${file.metadata.ext}`,
        size: file.metadata.size,
        type: String(file.mimeType),
      }
      const numbers = { season: null, episode: null, episodeType: null }
      return {
        id: episodeId,
        title: item.media.metadata.title,
        description: '',
        enclosure,
        pubDate: new Date(item.addedAt).toUTCString(),
        link,
        author,
        explicit: false,
        duration: file.duration,
        ...numbers,
        fullPath: file.metadata.path,
      }
    }),
  )
  const head = {
    id,
    slug,
    userId,
    entityType: entity.entityType,
    entityId,
    entityUpdatedAt: entity.updatedAt,
    coverPath: first.media.coverPath,
  }
  const feed: Json = { ...head, meta, serverAddress, feedUrl: address, episodes, createdAt: at, updatedAt: at }
  feed.xml = feedXml(entity.title, serverAddress, address, episodes)
  state.feeds.set(id, feed)
  state.announce('rss_feed_open', shortFeed(feed))
  return feed
}

function entityOf(state: State, kind: string, id: string): Entity | undefined {
  if (kind === 'item') {
    const item = state.items.get(id)
    const { title = null, description = null } = item?.media.metadata ?? {}
    return (
      item && { entityType: 'libraryItem', title: title ?? '', items: [item], description, updatedAt: item.updatedAt }
    )
  }
  if (kind === 'series') {
    const series = state.series.get(id)
    const items = booksBySeries(state.items.all()).get(id) ?? []
    return (
      series && {
        entityType: 'series',
        title: series.name,
        items,
        description: series.description ?? '',
        updatedAt: series.updatedAt,
      }
    )
  }
  const list = kind === 'collection' ? state.lists.get(id) : undefined
  const items = (list?.itemIds ?? []).flatMap((itemId) => state.items.get(itemId) ?? [])
  return (
    list && {
      entityType: 'collection',
      title: list.name,
      items,
      description: list.description ?? '',
      updatedAt: list.lastUpdate,
    }
  )
}

function feedXml(title: string, server: string, address: string, episodes: readonly Json[]): string {
  const items = episodes.map((episode) => {
    const { url, size, type } = episode.enclosure as { url: string; size: number; type: string }
    return `<item><title><![CDATA[${String(episode.title)}]]></title><guid isPermaLink="false">${server}${url}</guid><enclosure url="${server}${url}" length="${size}" type="${type}"/></item>`
  })
  const channel = `<title><![CDATA[${title}]]></title><link>${server}${address}</link><generator>Audiobookshelf</generator>${items.join('')}`
  return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel>${channel}</channel></rss>`
}
