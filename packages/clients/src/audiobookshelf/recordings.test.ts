import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { readExchanges, recordingsOf, type Exchange } from '../testing/recordings.ts'
import { AuthorPage, AuthorUpdate, AuthorWithItems } from './schemas/author.ts'
import {
  BookMatches,
  Collection,
  CollectionPage,
  Collections,
  CoverMatches,
  Playlist,
  PlaylistPage,
  Playlists,
  Providers,
  SearchResult,
} from './schemas/collection.ts'
import { ExpandedItem, ExpandedItems, ItemPage, WrittenItem } from './schemas/item.ts'
import {
  FilterData,
  Libraries,
  Library,
  LibraryStats,
  LibraryWithFilterData,
  Narrators,
  Shelves,
} from './schemas/library.ts'
import {
  CreatedProvider,
  Feeds,
  MetadataProviders,
  NotificationData,
  NotificationSettings,
  OpenedFeed,
} from './schemas/notification.ts'
import { Series, SeriesPage } from './schemas/series.ts'
import { Backups, Directories, PathExists, ServerStats, Status, Tasks } from './schemas/server.ts'
import {
  ApiKey,
  ApiKeys,
  Authorized,
  CreatedApiKey,
  Progress,
  ProgressList,
  SignedIn,
  User,
  Users,
  UsersOnline,
} from './schemas/user.ts'

const okText = z.literal('OK')
const written = z.object({ libraryItem: WrittenItem })
const count = (name: string) => z.object({ [name]: z.number() })

/** Route and schema of each kind of answer; `:x` is one part of a path. The first that fits counts. */
const schemas: [string, z.ZodType][] = [
  ['POST /login', SignedIn],
  ['POST /auth/refresh', SignedIn],
  ['POST /logout', z.object({ redirect_url: z.null() })],
  ['POST /api/authorize', Authorized],
  ['GET /api/api-keys', ApiKeys],
  ['POST /api/api-keys', CreatedApiKey],
  ['PATCH /api/api-keys/:id', z.object({ apiKey: ApiKey })],
  ['DELETE /api/api-keys/:id', okText],
  ['GET /status', Status],
  ['GET /audiobookshelf/status', Status],
  ['GET /ping', z.object({ success: z.literal(true) })],
  ['GET /healthcheck', okText],
  ['GET /api/libraries', Libraries],
  ['POST /api/libraries', Library],
  ['POST /api/libraries/order', Libraries],
  ['GET /api/libraries/:id?include=filterdata', LibraryWithFilterData],
  ['GET /api/libraries/:id', Library],
  ['PATCH /api/libraries/:id', Library],
  ['DELETE /api/libraries/:id', Library],
  ['DELETE /api/libraries/:id/issues', okText],
  ['POST /api/libraries/:id/scan', okText],
  ['GET /api/libraries/:id/matchall', okText],
  ['GET /api/libraries/:id/items', ItemPage],
  ['GET /api/libraries/:id/series', SeriesPage],
  ['GET /api/libraries/:id/series/:id', Series],
  ['GET /api/libraries/:id/authors?limit&page', z.union([AuthorPage, z.object({ authors: AuthorPage.shape.results })])],
  ['GET /api/libraries/:id/authors', z.object({ authors: AuthorPage.shape.results })],
  ['GET /api/libraries/:id/narrators', Narrators],
  ['PATCH /api/libraries/:id/narrators/:id', count('updated')],
  ['GET /api/libraries/:id/filterdata', FilterData],
  ['GET /api/libraries/:id/stats', LibraryStats],
  ['GET /api/libraries/:id/personalized', Shelves],
  ['GET /api/libraries/:id/collections', CollectionPage],
  ['GET /api/libraries/:id/playlists', PlaylistPage],
  ['GET /api/libraries/:id/search', SearchResult],
  ['POST /api/items/batch/get', ExpandedItems],
  ['POST /api/items/batch/update', count('updates')],
  ['POST /api/items/batch/delete', okText],
  ['POST /api/items/batch/quickmatch', okText],
  ['POST /api/items/batch/scan', okText],
  ['GET /api/items/:id?expanded=1', ExpandedItem],
  ['GET /api/items/:id', WrittenItem],
  ['DELETE /api/items/:id', okText],
  ['PATCH /api/items/:id/media', written],
  ['PATCH /api/items/:id/tracks', WrittenItem],
  ['POST /api/items/:id/chapters', z.object({ updated: z.boolean() })],
  ['POST /api/items/:id/cover', z.object({ cover: z.string() })],
  ['PATCH /api/items/:id/cover', z.object({ cover: z.string() })],
  ['DELETE /api/items/:id/cover', okText],
  ['POST /api/items/:id/match', z.union([z.object({ libraryItem: ExpandedItem }), z.object({ warning: z.string() })])],
  ['POST /api/items/:id/scan', z.object({ result: z.string() })],
  ['GET /api/series/:id', Series],
  ['PATCH /api/series/:id', Series],
  ['GET /api/authors/:id', AuthorWithItems],
  ['PATCH /api/authors/:id', AuthorUpdate],
  ['DELETE /api/authors/:id', okText],
  ['POST /api/authors/:id/image', z.object({ author: AuthorUpdate.shape.author })],
  ['DELETE /api/authors/:id/image', z.object({ author: AuthorUpdate.shape.author })],
  ['GET /api/collections', Collections],
  ['POST /api/collections', Collection],
  ['GET /api/collections/:id', Collection],
  ['PATCH /api/collections/:id', Collection],
  ['DELETE /api/collections/:id', okText],
  ['POST /api/collections/:id/book', Collection],
  ['DELETE /api/collections/:id/book/:id', Collection],
  ['POST /api/collections/:id/batch/add', Collection],
  ['POST /api/collections/:id/batch/remove', Collection],
  ['GET /api/playlists', Playlists],
  ['POST /api/playlists', Playlist],
  ['GET /api/playlists/:id', Playlist],
  ['PATCH /api/playlists/:id', Playlist],
  ['DELETE /api/playlists/:id', okText],
  ['POST /api/playlists/:id/item', Playlist],
  ['DELETE /api/playlists/:id/item/:id', Playlist],
  ['POST /api/playlists/:id/batch/add', Playlist],
  ['GET /api/tags', z.object({ tags: z.array(z.string()) })],
  ['POST /api/tags/rename', count('numItemsUpdated')],
  ['DELETE /api/tags/:id', count('numItemsUpdated')],
  ['GET /api/genres', z.object({ genres: z.array(z.string()) })],
  ['POST /api/genres/rename', count('numItemsUpdated')],
  ['GET /api/search/books', BookMatches],
  ['GET /api/search/covers', CoverMatches],
  ['GET /api/search/providers', Providers],
  ['GET /api/me', User],
  ['GET /api/me/progress', ProgressList],
  ['GET /api/me/progress/:id', Progress],
  ['PATCH /api/me/progress/:id', okText],
  ['PATCH /api/me/progress/batch/update', okText],
  ['DELETE /api/me/progress/:id', okText],
  ['GET /api/me/listening-stats', z.object({ totalTime: z.number() })],
  ['GET /api/me/items-in-progress', z.object({ libraryItems: ItemPage.shape.results })],
  ['GET /api/users', Users],
  ['GET /api/users/online', UsersOnline],
  ['GET /api/users/:id', User],
  ['POST /api/users', z.object({ user: User })],
  ['PATCH /api/users/:id', z.object({ user: User })],
  ['GET /api/backups', Backups],
  ['POST /api/backups', Backups],
  ['DELETE /api/backups/:id', Backups.pick({ backups: true })],
  ['GET /api/notifications', NotificationData],
  ['PATCH /api/notifications', okText],
  ['POST /api/notifications', NotificationSettings],
  ['DELETE /api/notifications/:id', NotificationSettings],
  ['GET /api/notifications/:id/test', okText],
  ['GET /api/feeds', Feeds],
  ['POST /api/feeds/:id/:id/open', OpenedFeed],
  ['POST /api/feeds/:id/close', okText],
  ['GET /feed/:id', z.string().startsWith('<?xml')],
  ['GET /api/custom-metadata-providers', MetadataProviders],
  ['POST /api/custom-metadata-providers', CreatedProvider],
  ['DELETE /api/custom-metadata-providers/:id', okText],
  ['GET /api/tasks', Tasks],
  ['GET /api/stats/server', ServerStats],
  ['POST /api/filesystem/pathexists', PathExists],
  ['GET /api/filesystem', Directories],
  ['POST /api/tools/item/:id/embed-metadata', okText],
  ['POST /api/tools/item/:id/encode-m4b', okText],
  ['POST /api/upload', okText],
]

/** Routes that the client does not speak: for players, for setting up a server, or replaced by something safer. */
const unspoken = [
  'POST /init',
  'GET /api/auth-settings',
  'PATCH /api/settings',
  'POST /api/cache/purge',
  'GET /api/notifications/test',
  'GET /api/me/sessions',
  'GET /api/me/listening-sessions',
  'POST /api/me/item/:id/bookmark',
  'POST /api/items/:id/play',
  'POST /api/session/:id/sync',
  'POST /api/session/:id/close',
  'GET /api/items/:id/cover',
  'GET /api/items/:id/ffprobe/:id',
  'GET /api/items/:id/file/:id',
  'GET /api/items/:id/metadata-object',
  'GET /api/backups/:id/download',
  'GET /api/search/chapters',
  'POST /api/share/mediaitem',
  'HEAD /api/libraries/:id/items',
]

function fits(route: string, { request }: Exchange): boolean {
  const [pattern = '', wanted] = route.split('?')
  const query = new URLSearchParams(request.rawQuery ?? '')
  const path = new RegExp(`^${pattern.replaceAll(/:\w+/g, '[^/]+')}$`)
  if (!path.test(`${request.method} ${request.path.split('?')[0]}`)) return false
  return [...new URLSearchParams(wanted)].every(
    ([name, value]) => query.has(name) && (value === '' || query.get(name) === value),
  )
}

const folder = recordingsOf('audiobookshelf')
const accepted =
  folder === undefined
    ? []
    : readExchanges(folder).filter(({ response }) => response.status >= 200 && response.status < 300)

describe.skipIf(folder === undefined)('every recorded answer fits its schema', () => {
  test('there are recordings', () => expect(accepted.length).toBeGreaterThan(350))

  test.each(accepted.map((exchange) => [exchange.name, exchange] as const))('%s', (_, exchange) => {
    const schema = schemas.find(([route]) => fits(route, exchange))?.[1]
    const known = schema !== undefined || unspoken.some((route) => fits(route, exchange))
    expect(known, `a schema for ${exchange.request.method} ${exchange.request.path}`).toBe(true)
    const result = (schema ?? z.unknown()).safeParse(exchange.response.body)
    expect(result.error?.issues.slice(0, 3)).toBeUndefined()
  })
})
