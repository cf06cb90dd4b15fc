/** A recorded request, taken apart. */
export interface RecordedRequest {
  /** What stands for `:x` in the route. */
  ids: string[]
  query: URLSearchParams
  body: unknown
}

/** What to call a method with to have it make a request like the recorded one; undefined when it makes none like it. */
type Arguments = (request: RecordedRequest) => unknown[] | undefined

const nothing: Arguments = () => []
const id: Arguments = ({ ids }) => [ids[0]]
const idAndBody: Arguments = ({ ids, body }) => [ids[0], body]
const onlyBody: Arguments = ({ body }) => [body]
const field = (body: unknown, name: string): unknown =>
  typeof body === 'object' && body !== null ? Reflect.get(body, name) : undefined
const idAndField =
  (name: string): Arguments =>
  ({ ids, body }) => [ids[0], field(body, name)]
const two =
  (one: string, other: string): Arguments =>
  ({ body }) => [field(body, one), field(body, other)]

/** The name that stands as base64 in a path. */
const decoded = (text: string | undefined): string => Buffer.from(text ?? '', 'base64').toString('utf8')
const password: Arguments = ({ body }) => (typeof field(body, 'username') === 'string' ? [] : undefined)

/** Which method makes a recorded request, and with what; the first row that fits counts. */
export const recordedCalls: readonly (readonly [route: string, method: string, input: Arguments])[] = [
  ['POST /login', 'auth.accessToken', password],
  ['POST /api/authorize', 'auth.authorize', nothing],
  ['GET /status', 'server.status', nothing],
  ['GET /audiobookshelf/status', 'server.status', nothing],
  ['GET /ping', 'server.ping', nothing],
  ['GET /healthcheck', 'server.healthcheck', nothing],
  ['GET /api/stats/server', 'server.stats', nothing],
  ['PATCH /api/settings', 'server.updateSettings', onlyBody],
  ['POST /api/cache/purge', 'server.purgeCache', nothing],
  ['GET /api/filesystem', 'server.directories', ({ query }) => [query.get('path')]],
  ['GET /api/libraries', 'libraries.list', nothing],
  ['POST /api/libraries', 'libraries.create', ({ body }) => [libraryOf(body)]],
  ['POST /api/libraries/order', 'libraries.order', () => [['one', 'two']]],
  ['GET /api/libraries/:id?include=filterdata', 'libraries.getWithFilterData', id],
  ['GET /api/libraries/:id', 'libraries.get', id],
  ['PATCH /api/libraries/:id', 'libraries.update', idAndBody],
  ['DELETE /api/libraries/:id', 'libraries.remove', id],
  ['DELETE /api/libraries/:id/issues', 'libraries.removeIssues', id],
  ['POST /api/libraries/:id/scan', 'libraries.scan', id],
  ['GET /api/libraries/:id/matchall', 'libraries.matchAll', id],
  ['GET /api/libraries/:id/filterdata', 'libraries.filterData', id],
  ['GET /api/libraries/:id/stats', 'libraries.stats', id],
  ['GET /api/libraries/:id/personalized', 'libraries.personalized', id],
  ['GET /api/libraries/:id/items', 'items.list', id],
  ['GET /api/libraries/:id/series', 'series.list', id],
  ['GET /api/libraries/:id/series/:id', 'series.get', ({ ids }) => ids],
  [
    'GET /api/libraries/:id/authors?limit&page',
    'authors.list',
    // Without a limit the answer has another shape.
    ({ ids, query }) => (Number(query.get('limit')) > 0 ? ids : undefined),
  ],
  ['GET /api/libraries/:id/narrators', 'narrators.list', id],
  [
    'PATCH /api/libraries/:id/narrators/:id',
    'narrators.rename',
    ({ ids, body }) => [ids[0], decoded(ids[1]), field(body, 'name')],
  ],
  ['GET /api/libraries/:id/collections', 'collections.list', id],
  ['GET /api/libraries/:id/search', 'search.library', ({ ids, query }) => [ids[0], query.get('q')]],
  ['POST /api/items/batch/get', 'items.batchGet', ({ body }) => [field(body, 'libraryItemIds')]],
  [
    'POST /api/items/batch/update',
    'items.batchUpdate',
    ({ body }) =>
      Array.isArray(body)
        ? [body.map((entry) => ({ id: field(entry, 'id'), update: field(entry, 'mediaPayload') }))]
        : undefined,
  ],
  ['POST /api/items/batch/delete', 'items.batchRemove', ({ body }) => [field(body, 'libraryItemIds')]],
  ['POST /api/items/batch/quickmatch', 'items.batchMatch', two('libraryItemIds', 'options')],
  ['POST /api/items/batch/scan', 'items.batchScan', ({ body }) => [field(body, 'libraryItemIds')]],
  ['GET /api/items/:id', 'items.get', id],
  ['GET /api/items/:id/metadata-object', 'items.fileTags', id],
  ['GET /api/items/:id/file/:id', 'items.downloadFile', ({ ids }) => ids],
  ['DELETE /api/items/:id', 'items.remove', id],
  ['PATCH /api/items/:id/media', 'items.update', idAndBody],
  ['PATCH /api/items/:id/tracks', 'items.orderTracks', ({ ids, body }) => [ids[0], inosOf(body)]],
  ['POST /api/items/:id/chapters', 'items.setChapters', idAndField('chapters')],
  ['POST /api/items/:id/match', 'items.match', idAndBody],
  ['POST /api/items/:id/scan', 'items.scan', id],
  ['GET /api/items/:id/cover', 'covers.get', id],
  ['PATCH /api/items/:id/cover', 'covers.setFromServerPath', idAndField('cover')],
  ['DELETE /api/items/:id/cover', 'covers.remove', id],
  [
    'POST /api/items/:id/cover',
    'covers.setFromUrl',
    ({ ids, body }) => (field(body, 'url') === undefined ? undefined : [ids[0], field(body, 'url')]),
  ],
  ['PATCH /api/series/:id', 'series.update', idAndBody],
  ['GET /api/authors/:id', 'authors.get', id],
  ['PATCH /api/authors/:id', 'authors.update', idAndBody],
  ['DELETE /api/authors/:id', 'authors.remove', id],
  ['POST /api/authors/:id/match', 'authors.match', ({ ids, body }) => [ids[0], { name: field(body, 'q') }]],
  ['POST /api/authors/:id/image', 'authors.setImageFromUrl', idAndField('url')],
  ['DELETE /api/authors/:id/image', 'authors.removeImage', id],
  ['GET /api/collections', 'collections.listAll', nothing],
  ['POST /api/collections', 'collections.create', onlyBody],
  ['GET /api/collections/:id', 'collections.get', id],
  ['PATCH /api/collections/:id', 'collections.update', idAndBody],
  ['DELETE /api/collections/:id', 'collections.remove', id],
  ['POST /api/collections/:id/batch/add', 'collections.addItems', idAndField('books')],
  ['POST /api/collections/:id/batch/remove', 'collections.removeItems', idAndField('books')],
  ['GET /api/playlists', 'playlists.list', nothing],
  ['POST /api/playlists', 'playlists.create', onlyBody],
  ['GET /api/playlists/:id', 'playlists.get', id],
  ['PATCH /api/playlists/:id', 'playlists.update', idAndBody],
  ['DELETE /api/playlists/:id', 'playlists.remove', id],
  ['POST /api/playlists/:id/batch/add', 'playlists.addItems', idAndField('items')],
  ['GET /api/tags', 'tags.list', nothing],
  ['POST /api/tags/rename', 'tags.rename', two('tag', 'newTag')],
  ['DELETE /api/tags/:id', 'tags.remove', ({ ids }) => [decoded(ids[0])]],
  ['GET /api/genres', 'genres.list', nothing],
  ['POST /api/genres/rename', 'genres.rename', two('genre', 'newGenre')],
  ['GET /api/search/books', 'search.books', ({ query }) => [{ provider: 'audible', title: query.get('title') }]],
  ['GET /api/search/covers', 'search.covers', ({ query }) => [{ provider: 'audible', title: query.get('title') }]],
  ['GET /api/search/providers', 'search.providers', nothing],
  ['GET /api/search/chapters', 'search.chapters', ({ query }) => [query.get('asin')]],
  ['GET /api/me', 'me.get', nothing],
  ['GET /api/me/sessions', 'me.signIns.list', nothing],
  ['GET /api/me/listening-sessions', 'me.listeningSessions', nothing],
  ['GET /api/me/listening-stats', 'me.listeningStats', nothing],
  ['GET /api/me/items-in-progress', 'me.itemsInProgress', nothing],
  ['GET /api/me/progress', 'me.progress.list', nothing],
  ['GET /api/me/progress/:id', 'me.progress.get', id],
  ['PATCH /api/me/progress/batch/update', 'me.progress.batchUpdate', onlyBody],
  ['PATCH /api/me/progress/:id', 'me.progress.update', idAndBody],
  ['DELETE /api/me/progress/:id', 'me.progress.remove', id],
  ['GET /api/users', 'users.list', nothing],
  ['POST /api/users', 'users.create', ({ body }) => [userOf(body)]],
  ['GET /api/users/online', 'users.online', nothing],
  ['GET /api/users/:id', 'users.get', id],
  ['PATCH /api/users/:id', 'users.update', idAndBody],
  ['GET /api/api-keys', 'apiKeys.list', nothing],
  ['POST /api/api-keys', 'apiKeys.create', onlyBody],
  ['PATCH /api/api-keys/:id', 'apiKeys.update', idAndBody],
  ['DELETE /api/api-keys/:id', 'apiKeys.remove', id],
  ['GET /api/backups', 'backups.list', nothing],
  ['POST /api/backups', 'backups.create', nothing],
  ['GET /api/backups/:id/download', 'backups.download', id],
  ['DELETE /api/backups/:id', 'backups.remove', id],
  ['GET /api/notifications', 'notifications.get', nothing],
  ['PATCH /api/notifications', 'notifications.updateSettings', onlyBody],
  ['POST /api/notifications', 'notifications.create', onlyBody],
  ['GET /api/notifications/test', 'notifications.fireTest', nothing],
  ['GET /api/notifications/:id/test', 'notifications.test', id],
  ['DELETE /api/notifications/:id', 'notifications.remove', id],
  ['GET /api/feeds', 'feeds.list', nothing],
  ['POST /api/feeds/item/:id/open', 'feeds.openItem', ({ ids, body }) => [ids[0], feedOf(body)]],
  ['POST /api/feeds/series/:id/open', 'feeds.openSeries', ({ ids, body }) => [ids[0], feedOf(body)]],
  ['POST /api/feeds/collection/:id/open', 'feeds.openCollection', ({ ids, body }) => [ids[0], feedOf(body)]],
  ['POST /api/feeds/:id/close', 'feeds.close', id],
  ['GET /feed/:id', 'feeds.read', id],
  ['POST /api/share/mediaitem', 'shares.create', onlyBody],
  ['GET /api/custom-metadata-providers', 'metadataProviders.list', nothing],
  ['POST /api/custom-metadata-providers', 'metadataProviders.create', onlyBody],
  ['DELETE /api/custom-metadata-providers/:id', 'metadataProviders.remove', id],
  ['GET /api/tasks', 'tasks.list', nothing],
  ['POST /api/tools/item/:id/embed-metadata', 'tasks.embedMetadata', id],
  ['POST /api/tools/item/:id/encode-m4b', 'tasks.encodeM4b', id],
]

// The server takes some things in more than one place; these put them where the client does.
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])
const libraryOf = (body: unknown): object => ({
  ...Object(body),
  folders: list(field(body, 'folders')).map((folder) => ({
    fullPath: field(folder, 'fullPath') ?? field(folder, 'path'),
  })),
})
const userOf = (body: unknown): object => {
  const { librariesAccessible: _, itemTagsSelected, ...permissions } = Object(field(body, 'permissions'))
  return { ...Object(body), permissions, itemTagsSelected }
}
const inosOf = (body: unknown): unknown[] => list(field(body, 'orderedFileData')).map((file) => field(file, 'ino'))
const feedOf = (body: unknown) => ({ slug: field(body, 'slug'), serverAddress: field(body, 'serverAddress') })
