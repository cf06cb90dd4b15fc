import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { collect } from '../testing/collect.ts'
import { readExchanges, recordingsOf, type Exchange } from '../testing/recordings.ts'
import { serve } from '../testing/serve.ts'
import { createQbittorrent, type Qbittorrent } from './index.ts'

type Fields = Record<string, string>
type Call = (client: Qbittorrent, fields: Fields) => Promise<unknown> | undefined

const hashesOf = (fields: Fields): string[] | undefined => {
  const hashes = fields.hashes?.split('|') ?? []
  return hashes.length > 0 && hashes.every((hash) => /^[0-9a-f]{40}$/i.test(hash)) ? hashes : undefined
}
const hashOf = (fields: Fields): string | undefined =>
  /^[0-9a-f]{40}$/.test(fields.hash ?? '') ? fields.hash : undefined

/** A call for several torrents, when the recorded request names them as the client does. */
const many =
  (call: (client: Qbittorrent, hashes: string[], fields: Fields) => Promise<unknown> | undefined): Call =>
  (client, fields) => {
    const hashes = hashesOf(fields)
    return hashes && call(client, hashes, fields)
  }
const one =
  (call: (client: Qbittorrent, hash: string, fields: Fields) => Promise<unknown> | undefined): Call =>
  (client, fields) => {
    const hash = hashOf(fields)
    return hash === undefined ? undefined : call(client, hash, fields)
  }

const filters = z.enum([
  'all',
  'downloading',
  'seeding',
  'completed',
  'active',
  'inactive',
  'stalled',
  'errored',
  'moving',
  'checking',
  'stalled_uploading',
  'stalled_downloading',
])
const known = ['filter', 'category', 'tag', 'hashes', 'sort', 'reverse']
const list: Call = (client, { reverse, ...fields }) => {
  if (Object.keys(fields).some((name) => !known.includes(name))) return undefined
  if (fields.hashes !== undefined && hashesOf(fields) === undefined) return undefined
  const filter = filters.optional().safeParse(fields.filter)
  if (!filter.success) return undefined
  const options = { category: fields.category, tag: fields.tag, sort: fields.sort, hashes: hashesOf(fields) }
  return collect(
    client.torrents.list({
      ...options,
      filter: filter.data,
      reverse: reverse === undefined ? undefined : reverse === 'true',
    }),
  )
}

const paths = ({ savePath, downloadPath }: Fields) => ({ savePath, downloadPath })
const given = <T>(value: string | undefined, call: (value: string) => T): T | undefined =>
  value === undefined ? undefined : call(value)

/** How the client makes the requests that were recorded; `undefined` for one that it never sends. */
const calls: Record<string, Call> = {
  'GET app/version': ({ app }) => app.version(),
  'GET app/webapiVersion': ({ app }) => app.webApiVersion(),
  'GET app/buildInfo': ({ app }) => app.buildInfo(),
  'GET app/preferences': ({ app }) => app.preferences(),
  'GET app/defaultSavePath': ({ app }) => app.defaultSavePath(),
  'GET app/processInfo': ({ app }) => app.startedAt(),
  'GET app/cookies': ({ app }) => app.cookies(),
  'GET app/networkInterfaceList': ({ app }) => app.networkInterfaces(),
  'GET app/getDirectoryContent': ({ app }, { dirPath = '' }) => app.directory(dirPath),
  'GET app/getFreeSpaceAtPath': ({ app }, { path = '' }) => app.freeSpace(path),
  'POST app/setPreferences': ({ app }, { json }) =>
    json?.startsWith('{"') ? app.setPreferences(JSON.parse(json)) : undefined,
  'POST app/setCookies': ({ app }, { cookies }) =>
    cookies?.startsWith('[') ? app.setCookies(JSON.parse(cookies)) : undefined,
  'POST app/rotateAPIKey': ({ app }) => app.rotateApiKey(),
  'POST app/deleteAPIKey': ({ app }) => app.deleteApiKey(),
  'GET transfer/info': ({ transfer }) => transfer.info(),
  'GET transfer/downloadLimit': ({ transfer }) => transfer.downloadLimit(),
  'GET transfer/uploadLimit': ({ transfer }) => transfer.uploadLimit(),
  'GET transfer/speedLimitsMode': ({ transfer }) => transfer.alternativeLimits(),
  'GET transfer/getSpeedLimits': ({ transfer }) => transfer.speedLimits(),
  'POST transfer/setDownloadLimit': ({ transfer }, { limit }) => transfer.setDownloadLimit(Number(limit)),
  'POST transfer/setUploadLimit': ({ transfer }, { limit }) => transfer.setUploadLimit(Number(limit)),
  'POST transfer/setSpeedLimitsMode': ({ transfer }, { mode }) =>
    mode === '0' ? transfer.setAlternativeLimits(false) : undefined,
  'POST transfer/banPeers': ({ transfer }, { peers }) => given(peers, (list) => transfer.banPeers(list.split('|'))),
  'POST transfer/pauseSession': ({ transfer }) => transfer.pauseSession(),
  'POST transfer/resumeSession': ({ transfer }) => transfer.resumeSession(),
  'GET torrents/info': list,
  'POST torrents/info': list,
  'GET torrents/count': ({ torrents }) => torrents.count(),
  'GET torrents/properties': one(({ torrents }, hash) => torrents.properties(hash)),
  'GET torrents/trackers': one(({ torrents }, hash) => torrents.trackers.list(hash)),
  'GET torrents/webseeds': one(({ torrents }, hash) => torrents.webSeeds.list(hash)),
  'GET torrents/files': one(({ torrents }, hash, { indexes }) =>
    torrents.files.list(hash, indexes === undefined ? {} : { indexes: indexes.split('|').map(Number) }),
  ),
  'GET torrents/pieceStates': one(({ torrents }, hash) => torrents.pieces.states(hash)),
  'GET torrents/pieceHashes': one(({ torrents }, hash) => torrents.pieces.hashes(hash)),
  'GET torrents/pieceAvailability': one(({ torrents }, hash) => torrents.pieces.availability(hash)),
  'GET torrents/export': one(({ torrents }, hash) => torrents.export(hash)),
  'GET torrents/downloadFile': one(({ torrents }, hash, { file }) => torrents.files.download(hash, Number(file))),
  'GET torrents/downloadLimit': many(({ torrents }, hashes) => torrents.downloadLimits(hashes)),
  'GET torrents/uploadLimit': many(({ torrents }, hashes) => torrents.uploadLimits(hashes)),
  'GET torrents/categories': ({ categories }) => categories.list(),
  'GET torrents/tags': ({ tags }) => tags.list(),
  'POST torrents/start': many(({ torrents }, hashes) => torrents.start(hashes)),
  'POST torrents/stop': many(({ torrents }, hashes) => torrents.stop(hashes)),
  'POST torrents/resume': many(({ torrents }, hashes) => torrents.start(hashes)),
  'POST torrents/pause': many(({ torrents }, hashes) => torrents.stop(hashes)),
  'POST torrents/delete': many(({ torrents }, hashes, { deleteFiles }) =>
    given(deleteFiles, (value) => torrents.remove(hashes, { keepFiles: value === 'false' })),
  ),
  'POST torrents/recheck': many(({ torrents }, hashes) => torrents.recheck(hashes)),
  'POST torrents/reannounce': many(({ torrents }, hashes) => torrents.reannounce(hashes)),
  'POST torrents/setForceStart': many(({ torrents }, hashes, { value }) =>
    torrents.setForceStart(hashes, value === 'true'),
  ),
  'POST torrents/setSuperSeeding': many(({ torrents }, hashes, { value }) =>
    torrents.setSuperSeeding(hashes, value === 'true'),
  ),
  'POST torrents/setAutoManagement': many(({ torrents }, hashes, { enable }) =>
    given(enable, (value) => torrents.setAutoManagement(hashes, value === 'true')),
  ),
  'POST torrents/increasePrio': many(({ torrents }, hashes) => torrents.queue.up(hashes)),
  'POST torrents/decreasePrio': many(({ torrents }, hashes) => torrents.queue.down(hashes)),
  'POST torrents/topPrio': many(({ torrents }, hashes) => torrents.queue.top(hashes)),
  'POST torrents/bottomPrio': many(({ torrents }, hashes) => torrents.queue.bottom(hashes)),
  'POST torrents/setLocation': many(({ torrents }, hashes, { location = '' }) =>
    torrents.setLocation(hashes, location),
  ),
  'POST torrents/setSavePath': ({ torrents }, { id = '', path = '' }) => torrents.setSavePath(id, path),
  'POST torrents/setDownloadPath': ({ torrents }, { id = '', path = '' }) => torrents.setDownloadPath(id, path),
  'POST torrents/setCategory': many(({ torrents }, hashes, { category = '' }) =>
    torrents.setCategory(hashes, category),
  ),
  'POST torrents/setDownloadLimit': many(({ torrents }, hashes, { limit }) =>
    given(limit, (value) => torrents.setDownloadLimit(hashes, Number(value))),
  ),
  'POST torrents/setUploadLimit': many(({ torrents }, hashes, { limit }) =>
    torrents.setUploadLimit(hashes, Number(limit)),
  ),
  'POST torrents/setShareLimits': many(({ torrents }, hashes, { shareLimitsMode }) =>
    given(shareLimitsMode, () => torrents.setShareLimits(hashes, { ratio: 2 })),
  ),
  'POST torrents/setComment': many(({ torrents }, hashes, { comment = '' }) => torrents.setComment(hashes, comment)),
  'POST torrents/rename': one(({ torrents }, hash, { name = '' }) => torrents.rename(hash, name)),
  'POST torrents/renameFile': one(({ torrents }, hash, { oldPath, newPath = '' }) =>
    given(oldPath, (path) => torrents.files.rename(hash, path, newPath)),
  ),
  'POST torrents/renameFolder': one(({ torrents }, hash, { oldPath = '', newPath = '' }) =>
    torrents.files.renameFolder(hash, oldPath, newPath),
  ),
  'POST torrents/filePrio': one(({ torrents }, hash, { id = '', priority }) =>
    /^[0-9|]+$/.test(id) && priority !== '99'
      ? torrents.files.setPriority(hash, id.split('|').map(Number), 'high')
      : undefined,
  ),
  'POST torrents/addTrackers': one(({ torrents }, hash, { urls = '' }) => torrents.trackers.add(hash, [urls])),
  'POST torrents/removeTrackers': one(({ torrents }, hash, { urls = '' }) => torrents.trackers.remove(hash, [urls])),
  'POST torrents/addPeers': many(({ torrents }, hashes, { peers = '' }) => torrents.peers.add(hashes, [peers])),
  'POST torrents/addTags': many(({ torrents }, hashes, { tags }) =>
    given(tags, (list) => torrents.tags.add(hashes, list.split(','))),
  ),
  'POST torrents/removeTags': many(({ torrents }, hashes, { tags }) =>
    tags === '' ? torrents.tags.clear(hashes) : torrents.tags.remove(hashes, [tags ?? '']),
  ),
  'POST torrents/setTags': many(({ torrents }, hashes, { tags = '' }) => torrents.tags.set(hashes, tags.split(','))),
  'POST torrents/createTags': ({ tags }, fields) => (fields.tags ? tags.create(fields.tags.split(',')) : undefined),
  'POST torrents/deleteTags': ({ tags }, fields) => given(fields.tags, (list) => tags.remove(list.split(','))),
  'POST torrents/createCategory': ({ categories }, fields) =>
    given(fields.category, (name) => categories.create(name, paths(fields))),
  'POST torrents/editCategory': ({ categories }, fields) =>
    given(fields.category, (name) => categories.edit(name, paths(fields))),
  'POST torrents/removeCategories': ({ categories }, fields) =>
    given(fields.categories, (names) => categories.remove(names.split('\n'))),
  'POST torrents/fetchMetadata': ({ torrents }, { source = '' }) => torrents.metadata.fetch(source),
  'POST torrents/parseMetadata': ({ torrents }) => torrents.metadata.parse([new Uint8Array(1)]),
  'GET sync/torrentPeers': one(({ sync }, hash, { rid }) => (rid === '0' ? sync.peers(hash) : undefined)),
  'GET log/main': ({ log }) => log.entries(),
  'GET log/peers': ({ log }) => log.peers(),
  'GET rss/items': ({ rss }) => rss.feeds({ articles: true }),
  'GET rss/rules': ({ rss }) => rss.rules.list(),
  'GET rss/matchingArticles': ({ rss }, { ruleName = '' }) => rss.rules.matches(ruleName),
  'POST rss/addFolder': ({ rss }, { path = '' }) => rss.addFolder(path),
  'POST rss/addFeed': ({ rss }, { url = '', path }) => rss.addFeed(url, { path }),
  'POST rss/removeItem': ({ rss }, { path = '' }) => rss.remove(path),
  'POST rss/refreshItem': ({ rss }, { itemPath = '' }) => rss.refresh(itemPath),
  'POST rss/setRule': ({ rss }, { ruleName = '', ruleDef = '{}' }) => rss.rules.set(ruleName, JSON.parse(ruleDef)),
  'POST rss/removeRule': ({ rss }, { ruleName = '' }) => rss.rules.remove(ruleName),
  'GET search/plugins': ({ search }) => search.plugins.list(),
  'GET search/status': ({ search }, { id }) => search.status(id === undefined ? undefined : Number(id)),
  'GET search/results': ({ search }, { id }) => search.results(Number(id)).page(),
  'POST search/start': ({ search }, { pattern = '' }) => search.start(pattern),
  'POST search/stop': ({ search }, { id }) => search.stop(Number(id)),
  'POST search/delete': ({ search }, { id }) => search.remove(Number(id)),
}

const Sent = z.object({ form: z.record(z.string(), z.string()).optional() }).nullish()

function fieldsOf({ request }: Exchange): Fields {
  const url = new URL(request.path + (request.rawQuery ? `?${request.rawQuery}` : ''), 'http://localhost')
  return { ...Object.fromEntries(url.searchParams), ...Sent.parse(request.body)?.form }
}

const codes: Record<number, string> = {
  400: 'rejected',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not_found',
  409: 'conflict',
  415: 'rejected',
}
const folder = recordingsOf('qbittorrent')

describe.skipIf(folder === undefined)('every recorded exchange that the client would make', () => {
  test.each([
    ['4.5.2', '2.8.19', 250],
    ['5.1.0', '2.11.4', 250],
    ['5.3.0', '2.16.2', 250],
  ])('%s', async (version, webApi, least) => {
    const exchanges = readExchanges(join(folder ?? '', version)).filter(({ name }) => !name.startsWith('auth/'))
    let current: Exchange | undefined
    await using server = await serve(({ target }, response) => {
      const path = target.split('?')[0]
      if (path === '/api/v2/app/webapiVersion') return void response.end(webApi)
      const expected = current?.request.path.split('?')[0]
      if (current === undefined || path !== expected) {
        return void response.writeHead(404).end('Not Found')
      }
      const { status, headers, bodyKind, body } = current.response
      const type = headers['content-type']
      response.writeHead(status, typeof type === 'string' ? { 'content-type': type } : {})
      if (status === 204) return void response.end()
      return void response.end(
        bodyKind === 'json'
          ? JSON.stringify(body)
          : Buffer.from(String(body), bodyKind === 'base64' ? 'base64' : 'utf8'),
      )
    })
    const old = version.startsWith('4.')
    const client = createQbittorrent({ baseUrl: server.url })
    let made = 0
    for (const exchange of exchanges) {
      const { method, path } = exchange.request
      const route = `${method} ${path.split('?')[0]?.replace('/api/v2/', '')}`
      if (/(start|stop)$/.test(route) && old && !route.includes('search')) continue
      if (/(resume|pause)$/.test(route) && !old) continue
      const { status } = exchange.response
      if (status === 405) continue
      current = exchange
      const pending = calls[route]?.(client, fieldsOf(exchange))
      if (pending === undefined) continue
      made += 1
      const [result] = await Promise.allSettled([pending])
      const where = `${version} ${exchange.name}`
      const missing = status === 404 && result.status === 'rejected' && /needs Web API/.test(String(result.reason))
      const refusal = { status: 'rejected', reason: { code: missing ? 'rejected' : codes[status], status } }
      const expected = status < 300 ? { status: 'fulfilled' } : refusal
      expect([where, result]).toMatchObject([where, expected])
    }
    expect(made).toBeGreaterThan(least)
  })
})
