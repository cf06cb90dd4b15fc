import { expect, test } from 'vitest'
import { createInstantClock } from '../testing/instant-clock.ts'
import { serve, type Received } from '../testing/serve.ts'
import { createQbittorrent, type Qbittorrent } from './index.ts'

const a = 'a'.repeat(40)
const b = 'b'.repeat(40)
const cookie = { name: 'uid', value: 'x', domain: '127.0.0.1', path: '/', expirationDate: 4_102_444_800 }
const limits = { download: 4096, upload: null, alternativeDownload: null, alternativeUpload: 2048 }
const ssl = { ssl_certificate: 'C', ssl_private_key: 'K', ssl_dh_params: 'D' }

type Row = [call: (client: Qbittorrent) => unknown, request: string, fields?: Record<string, string>]

const several = { hashes: `${a}|${b}` }
const one = { hash: a }

/** What every method sends: the route, and the fields of the query or the form. */
const rows: Record<string, Row> = {
  'torrents.list': [
    ({ torrents }) => torrents.list({ category: '', sort: 'name', reverse: true }).page(),
    'GET torrents/info',
    { category: '', sort: 'name', reverse: 'true' },
  ],
  'torrents.find': [({ torrents }) => torrents.find('B'.repeat(64)), 'GET torrents/info', { hashes: b }],
  'torrents.get': [({ torrents }) => torrents.get(a), 'GET torrents/info', { hashes: a }],
  'torrents.count': [({ torrents }) => torrents.count(), 'GET torrents/count'],
  'torrents.waitFor': [({ torrents }) => torrents.waitFor(a, 'done'), 'GET torrents/info', {}],
  'torrents.start': [({ torrents }) => torrents.start([a, b, a]), 'POST torrents/start', several],
  'torrents.stop': [({ torrents }) => torrents.stop('all'), 'POST torrents/stop', { hashes: 'all' }],
  'torrents.remove': [
    ({ torrents }) => torrents.remove([a, b], { keepFiles: true }),
    'POST torrents/delete',
    { ...several, deleteFiles: 'false' },
  ],
  'torrents.recheck': [({ torrents }) => torrents.recheck(a), 'POST torrents/recheck', { hashes: a }],
  'torrents.reannounce': [({ torrents }) => torrents.reannounce(a), 'POST torrents/reannounce', { hashes: a }],
  'torrents.setForceStart': [
    ({ torrents }) => torrents.setForceStart(a, true),
    'POST torrents/setForceStart',
    { hashes: a, value: 'true' },
  ],
  'torrents.setSuperSeeding': [
    ({ torrents }) => torrents.setSuperSeeding(a, false),
    'POST torrents/setSuperSeeding',
    { hashes: a, value: 'false' },
  ],
  'torrents.setAutoManagement': [
    ({ torrents }) => torrents.setAutoManagement(a, true),
    'POST torrents/setAutoManagement',
    { hashes: a, enable: 'true' },
  ],
  'torrents.setSequentialDownload': [
    ({ torrents }) => torrents.setSequentialDownload(a, true),
    'GET torrents/info',
    { hashes: a },
  ],
  'torrents.setFirstLastPiecePriority': [
    ({ torrents }) => torrents.setFirstLastPiecePriority(a, true),
    'GET torrents/info',
    { hashes: a },
  ],
  'torrents.queue.up': [({ torrents }) => torrents.queue.up(a), 'POST torrents/increasePrio', { hashes: a }],
  'torrents.queue.down': [({ torrents }) => torrents.queue.down(a), 'POST torrents/decreasePrio', { hashes: a }],
  'torrents.queue.top': [({ torrents }) => torrents.queue.top([a, b]), 'POST torrents/topPrio', several],
  'torrents.queue.bottom': [({ torrents }) => torrents.queue.bottom(a), 'POST torrents/bottomPrio', { hashes: a }],
  'torrents.rename': [({ torrents }) => torrents.rename(a, 'ä & b'), 'POST torrents/rename', { ...one, name: 'ä & b' }],
  'torrents.setComment': [
    ({ torrents }) => torrents.setComment(a, 'c'),
    'POST torrents/setComment',
    { hashes: a, comment: 'c' },
  ],
  'torrents.setLocation': [
    ({ torrents }) => torrents.setLocation(a, '/x'),
    'POST torrents/setLocation',
    { hashes: a, location: '/x' },
  ],
  'torrents.setSavePath': [
    ({ torrents }) => torrents.setSavePath([a, b], '/x'),
    'POST torrents/setSavePath',
    { id: `${a}|${b}`, path: '/x' },
  ],
  'torrents.setDownloadPath': [
    ({ torrents }) => torrents.setDownloadPath(a, '/x'),
    'POST torrents/setDownloadPath',
    { id: a, path: '/x' },
  ],
  'torrents.setCategory': [
    ({ torrents }) => torrents.setCategory(a, ''),
    'POST torrents/setCategory',
    { hashes: a, category: '' },
  ],
  'torrents.downloadLimits': [({ torrents }) => torrents.downloadLimits([a, b]), 'GET torrents/downloadLimit', several],
  'torrents.uploadLimits': [({ torrents }) => torrents.uploadLimits(a), 'GET torrents/uploadLimit', { hashes: a }],
  'torrents.setDownloadLimit': [
    ({ torrents }) => torrents.setDownloadLimit(a, null),
    'POST torrents/setDownloadLimit',
    { hashes: a, limit: '0' },
  ],
  'torrents.setUploadLimit': [
    ({ torrents }) => torrents.setUploadLimit(a, 2048),
    'POST torrents/setUploadLimit',
    { hashes: a, limit: '2048' },
  ],
  'torrents.setShareLimits': [
    ({ torrents }) =>
      torrents.setShareLimits(a, { ratio: 2, seedingTime: 'unlimited', inactiveSeedingTime: null, action: 'Stop' }),
    'POST torrents/setShareLimits',
    {
      hashes: a,
      ratioLimit: '2',
      seedingTimeLimit: '-1',
      inactiveSeedingTimeLimit: '-2',
      shareLimitAction: 'Stop',
      shareLimitsMode: 'Default',
    },
  ],
  'torrents.properties': [({ torrents }) => torrents.properties(a), 'GET torrents/properties', one],
  'torrents.export': [({ torrents }) => torrents.export(a), 'GET torrents/export', one],
  'torrents.pieces.states': [({ torrents }) => torrents.pieces.states(a), 'GET torrents/pieceStates', one],
  'torrents.pieces.hashes': [({ torrents }) => torrents.pieces.hashes(a), 'GET torrents/pieceHashes', one],
  'torrents.pieces.availability': [
    ({ torrents }) => torrents.pieces.availability(a),
    'GET torrents/pieceAvailability',
    one,
  ],
  'torrents.ssl.get': [({ torrents }) => torrents.ssl.get(a), 'GET torrents/SSLParameters', one],
  'torrents.ssl.set': [
    ({ torrents }) => torrents.ssl.set(a, ssl),
    'POST torrents/setSSLParameters',
    { ...one, ...ssl },
  ],
  'torrents.trackers.list': [({ torrents }) => torrents.trackers.list(a), 'GET torrents/trackers', one],
  'torrents.trackers.add': [
    ({ torrents }) => torrents.trackers.add(a, ['http://x', 'http://y']),
    'POST torrents/addTrackers',
    { ...one, urls: 'http://x\nhttp://y' },
  ],
  'torrents.trackers.edit': [
    ({ torrents }) => torrents.trackers.edit(a, 'http://x', 'http://y'),
    'POST torrents/editTracker',
    { ...one, origUrl: 'http://x', url: 'http://x', newUrl: 'http://y' },
  ],
  'torrents.trackers.remove': [
    ({ torrents }) => torrents.trackers.remove(a, ['http://x', 'http://y']),
    'POST torrents/removeTrackers',
    { ...one, urls: 'http://x|http://y' },
  ],
  'torrents.webSeeds.list': [({ torrents }) => torrents.webSeeds.list(a), 'GET torrents/webseeds', one],
  'torrents.webSeeds.add': [
    ({ torrents }) => torrents.webSeeds.add(a, ['http://x', 'http://y']),
    'POST torrents/addWebSeeds',
    { ...one, urls: 'http://x|http://y' },
  ],
  'torrents.webSeeds.edit': [
    ({ torrents }) => torrents.webSeeds.edit(a, 'http://x', 'http://y'),
    'POST torrents/editWebSeed',
    { ...one, origUrl: 'http://x', newUrl: 'http://y' },
  ],
  'torrents.webSeeds.remove': [
    ({ torrents }) => torrents.webSeeds.remove(a, ['http://x']),
    'POST torrents/removeWebSeeds',
    { ...one, urls: 'http://x' },
  ],
  'torrents.peers.add': [
    ({ torrents }) => torrents.peers.add([a, b], ['127.0.0.1:1']),
    'POST torrents/addPeers',
    { ...several, peers: '127.0.0.1:1' },
  ],
  'torrents.files.list': [
    ({ torrents }) => torrents.files.list(a, { indexes: [0, 2] }),
    'GET torrents/files',
    { ...one, indexes: '0|2' },
  ],
  'torrents.files.setPriority': [
    ({ torrents }) => torrents.files.setPriority(a, [1, 2], 'maximal'),
    'POST torrents/filePrio',
    { ...one, id: '1|2', priority: '7' },
  ],
  'torrents.files.rename': [
    ({ torrents }) => torrents.files.rename(a, 'x', 'y'),
    'POST torrents/renameFile',
    { ...one, oldPath: 'x', newPath: 'y' },
  ],
  'torrents.files.renameFolder': [
    ({ torrents }) => torrents.files.renameFolder(a, 'x', 'y'),
    'POST torrents/renameFolder',
    { ...one, oldPath: 'x', newPath: 'y' },
  ],
  'torrents.files.download': [
    ({ torrents }) => torrents.files.download(a, 3),
    'GET torrents/downloadFile',
    { ...one, file: '3' },
  ],
  'torrents.tags.add': [
    ({ torrents }) => torrents.tags.add(a, ['x ', 'y']),
    'POST torrents/addTags',
    { hashes: a, tags: 'x,y' },
  ],
  'torrents.tags.remove': [
    ({ torrents }) => torrents.tags.remove(a, ['x']),
    'POST torrents/removeTags',
    { hashes: a, tags: 'x' },
  ],
  'torrents.tags.clear': [
    ({ torrents }) => torrents.tags.clear([a, b]),
    'POST torrents/removeTags',
    { ...several, tags: '' },
  ],
  'torrents.tags.set': [
    ({ torrents }) => torrents.tags.set(a, ['x']),
    'POST torrents/setTags',
    { hashes: a, tags: 'x' },
  ],
  'torrents.metadata.fetch': [
    ({ torrents }) => torrents.metadata.fetch('magnet:?x'),
    'POST torrents/fetchMetadata',
    { source: 'magnet:?x' },
  ],
  'torrents.metadata.parse': [
    ({ torrents }) => torrents.metadata.parse([new Uint8Array(1), new Uint8Array(2)]),
    'POST torrents/parseMetadata',
  ],
  'torrents.metadata.save': [
    ({ torrents }) => torrents.metadata.save('http://x'),
    'GET torrents/saveMetadata',
    { source: 'http://x' },
  ],
  'torrents.add': [({ torrents }) => torrents.add(a, { stopped: true }), 'POST torrents/add'],
  'categories.list': [({ categories }) => categories.list(), 'GET torrents/categories'],
  'categories.create': [
    ({ categories }) => categories.create('x', { downloadPath: '/d' }),
    'POST torrents/createCategory',
    { category: 'x', savePath: '', downloadPathEnabled: 'true', downloadPath: '/d' },
  ],
  'categories.edit': [
    ({ categories }) => categories.edit('x', { savePath: '/s', downloadPath: false }),
    'POST torrents/editCategory',
    { category: 'x', savePath: '/s', downloadPathEnabled: 'false' },
  ],
  'categories.remove': [
    ({ categories }) => categories.remove(['x', 'y/z']),
    'POST torrents/removeCategories',
    { categories: 'x\ny/z' },
  ],
  'tags.list': [({ tags }) => tags.list(), 'GET torrents/tags'],
  'tags.create': [({ tags }) => tags.create(['x', 'y']), 'POST torrents/createTags', { tags: 'x,y' }],
  'tags.remove': [({ tags }) => tags.remove(['x']), 'POST torrents/deleteTags', { tags: 'x' }],
  'transfer.info': [({ transfer }) => transfer.info(), 'GET transfer/info'],
  'transfer.downloadLimit': [({ transfer }) => transfer.downloadLimit(), 'GET transfer/downloadLimit'],
  'transfer.uploadLimit': [({ transfer }) => transfer.uploadLimit(), 'GET transfer/uploadLimit'],
  'transfer.setDownloadLimit': [
    ({ transfer }) => transfer.setDownloadLimit(null),
    'POST transfer/setDownloadLimit',
    { limit: '0' },
  ],
  'transfer.setUploadLimit': [
    ({ transfer }) => transfer.setUploadLimit(2048),
    'POST transfer/setUploadLimit',
    { limit: '2048' },
  ],
  'transfer.alternativeLimits': [({ transfer }) => transfer.alternativeLimits(), 'GET transfer/speedLimitsMode'],
  'transfer.setAlternativeLimits': [
    ({ transfer }) => transfer.setAlternativeLimits(true),
    'POST transfer/setSpeedLimitsMode',
    { mode: '1' },
  ],
  'transfer.speedLimits': [({ transfer }) => transfer.speedLimits(), 'GET transfer/getSpeedLimits'],
  'transfer.setSpeedLimits': [
    ({ transfer }) => transfer.setSpeedLimits(limits),
    'POST transfer/setSpeedLimits',
    { dl_limit: '4096', up_limit: '0', alt_dl_limit: '0', alt_up_limit: '2048' },
  ],
  'transfer.banPeers': [
    ({ transfer }) => transfer.banPeers(['127.0.0.1:1', '127.0.0.1:2']),
    'POST transfer/banPeers',
    { peers: '127.0.0.1:1|127.0.0.1:2' },
  ],
  'transfer.pauseSession': [({ transfer }) => transfer.pauseSession(), 'POST transfer/pauseSession'],
  'transfer.resumeSession': [({ transfer }) => transfer.resumeSession(), 'POST transfer/resumeSession'],
  'sync.watch': [({ sync }) => sync.watch().next(), 'GET sync/maindata', { rid: '0' }],
  'sync.peers': [({ sync }) => sync.peers(a), 'GET sync/torrentPeers', { ...one, rid: '0' }],
  'app.version': [({ app }) => app.version(), 'GET app/version'],
  'app.webApiVersion': [({ app }) => app.webApiVersion(), 'GET app/webapiVersion'],
  'app.buildInfo': [({ app }) => app.buildInfo(), 'GET app/buildInfo'],
  'app.startedAt': [({ app }) => app.startedAt(), 'GET app/processInfo'],
  'app.shutdown': [({ app }) => app.shutdown(), 'POST app/shutdown'],
  'app.preferences': [({ app }) => app.preferences(), 'GET app/preferences'],
  'app.setPreferences': [
    ({ app }) => app.setPreferences({ dht: false }),
    'POST app/setPreferences',
    { json: '{"dht":false}' },
  ],
  'app.defaultSavePath': [({ app }) => app.defaultSavePath(), 'GET app/defaultSavePath'],
  'app.freeSpace': [({ app }) => app.freeSpace('/x'), 'GET app/getFreeSpaceAtPath', { path: '/x' }],
  'app.directory': [
    ({ app }) => app.directory('/x', { mode: 'dirs' }),
    'GET app/getDirectoryContent',
    { dirPath: '/x', mode: 'dirs' },
  ],
  'app.cookies': [({ app }) => app.cookies(), 'GET app/cookies'],
  'app.setCookies': [
    ({ app }) => app.setCookies([cookie]),
    'POST app/setCookies',
    { cookies: JSON.stringify([cookie]) },
  ],
  'app.rotateApiKey': [({ app }) => app.rotateApiKey(), 'POST app/rotateAPIKey'],
  'app.deleteApiKey': [({ app }) => app.deleteApiKey(), 'POST app/deleteAPIKey'],
  'app.sendTestEmail': [({ app }) => app.sendTestEmail(), 'POST app/sendTestEmail'],
  'app.networkInterfaces': [({ app }) => app.networkInterfaces(), 'GET app/networkInterfaceList'],
  'app.networkAddresses': [
    ({ app }) => app.networkAddresses('lo'),
    'GET app/networkInterfaceAddressList',
    { iface: 'lo' },
  ],
  'log.entries': [
    ({ log }) => log.entries({ after: 5, levels: ['warning'] }),
    'GET log/main',
    { normal: 'false', info: 'false', warning: 'true', critical: 'false', last_known_id: '5' },
  ],
  'log.peers': [({ log }) => log.peers(), 'GET log/peers', { last_known_id: '-1' }],
  'rss.feeds': [({ rss }) => rss.feeds({ articles: true }), 'GET rss/items', { withData: 'true' }],
  'rss.addFolder': [({ rss }) => rss.addFolder('x'), 'POST rss/addFolder', { path: 'x' }],
  'rss.addFeed': [
    ({ rss }) => rss.addFeed('http://x', { path: 'x\\y' }),
    'POST rss/addFeed',
    { url: 'http://x', path: 'x\\y' },
  ],
  'rss.setFeedUrl': [
    ({ rss }) => rss.setFeedUrl('x', 'http://y'),
    'POST rss/setFeedURL',
    { path: 'x', url: 'http://y' },
  ],
  'rss.setFeedRefreshInterval': [
    ({ rss }) => rss.setFeedRefreshInterval('x', 600),
    'POST rss/setFeedRefreshInterval',
    { path: 'x', refreshInterval: '600' },
  ],
  'rss.remove': [({ rss }) => rss.remove('x'), 'POST rss/removeItem', { path: 'x' }],
  'rss.move': [({ rss }) => rss.move('x', 'y'), 'POST rss/moveItem', { itemPath: 'x', destPath: 'y' }],
  'rss.refresh': [({ rss }) => rss.refresh('x'), 'POST rss/refreshItem', { itemPath: 'x' }],
  'rss.markAsRead': [
    ({ rss }) => rss.markAsRead('x', { articleId: '1' }),
    'POST rss/markAsRead',
    { itemPath: 'x', articleId: '1' },
  ],
  'rss.rules.list': [({ rss }) => rss.rules.list(), 'GET rss/rules'],
  'rss.rules.set': [
    ({ rss }) => rss.rules.set('R', { enabled: true }),
    'POST rss/setRule',
    { ruleName: 'R', ruleDef: '{"enabled":true}' },
  ],
  'rss.rules.rename': [
    ({ rss }) => rss.rules.rename('R', 'S'),
    'POST rss/renameRule',
    { ruleName: 'R', newRuleName: 'S' },
  ],
  'rss.rules.clone': [
    ({ rss }) => rss.rules.clone('R', 'S'),
    'POST rss/cloneRule',
    { sourceName: 'R', cloneName: 'S' },
  ],
  'rss.rules.remove': [({ rss }) => rss.rules.remove('R'), 'POST rss/removeRule', { ruleName: 'R' }],
  'rss.rules.matches': [({ rss }) => rss.rules.matches('R'), 'GET rss/matchingArticles', { ruleName: 'R' }],
  'search.start': [
    ({ search }) => search.start('x', { plugins: ['p', 'q'] }),
    'POST search/start',
    { pattern: 'x', category: 'all', plugins: 'p|q' },
  ],
  'search.stop': [({ search }) => search.stop(5), 'POST search/stop', { id: '5' }],
  'search.status': [({ search }) => search.status(), 'GET search/status'],
  'search.results': [
    ({ search }) => search.results(5, { pageSize: 20 }).page(40),
    'GET search/results',
    { id: '5', limit: '20', offset: '40' },
  ],
  'search.remove': [({ search }) => search.remove(5), 'POST search/delete', { id: '5' }],
  'search.download': [
    ({ search }) => search.download('http://x', 'p'),
    'POST search/downloadTorrent',
    { torrentUrl: 'http://x', pluginName: 'p' },
  ],
  'search.plugins.list': [({ search }) => search.plugins.list(), 'GET search/plugins'],
  'search.plugins.install': [
    ({ search }) => search.plugins.install(['x', 'y']),
    'POST search/installPlugin',
    { sources: 'x|y' },
  ],
  'search.plugins.uninstall': [
    ({ search }) => search.plugins.uninstall('x'),
    'POST search/uninstallPlugin',
    { names: 'x' },
  ],
  'search.plugins.enable': [
    ({ search }) => search.plugins.enable(['x', 'y'], false),
    'POST search/enablePlugin',
    { names: 'x|y', enable: 'false' },
  ],
  'search.plugins.update': [({ search }) => search.plugins.update(), 'POST search/updatePlugins'],
  'creator.start': [
    ({ creator }) =>
      creator.start('/books/a', { format: 'v2', private: true, trackers: ['http://x/a|b', 'http://y'], webSeeds: [] }),
    'POST torrentcreator/addTask',
    { sourcePath: '/books/a', format: 'v2', private: 'true', trackers: 'http://x/a%7Cb|http://y', urlSeeds: '' },
  ],
  'creator.list': [({ creator }) => creator.list(), 'GET torrentcreator/status'],
  'creator.get': [({ creator }) => creator.get('5'), 'GET torrentcreator/status', { taskID: '5' }],
  'creator.file': [({ creator }) => creator.file('5'), 'GET torrentcreator/torrentFile', { taskID: '5' }],
  'creator.remove': [({ creator }) => creator.remove('5'), 'POST torrentcreator/deleteTask', { taskID: '5' }],
  'clientData.load': [
    ({ clientData }) => clientData.load({ keys: ['a', 'b'] }),
    'GET clientdata/load',
    { keys: '["a","b"]' },
  ],
  'clientData.store': [
    ({ clientData }) => clientData.store({ a: 1, b: null }),
    'POST clientdata/store',
    { data: '{"a":1,"b":null}' },
  ],
}

function fieldsOf({ target, body, headers }: Received): Record<string, string> {
  const query = new URL(target, 'http://localhost').searchParams
  const isForm = headers['content-type'] === 'application/x-www-form-urlencoded'
  return Object.fromEntries([...query, ...(isForm ? new URLSearchParams(body) : [])])
}

test.each(Object.entries(rows))('%s', async (_, [call, request, fields = {}]) => {
  // What is answered does not matter here: most of it is refused as an answer.
  await using server = await serve(({ target }, response) => {
    return void response.end(target.endsWith('webapiVersion') ? '2.16.2' : '[]')
  })
  const client = createQbittorrent({ baseUrl: server.url, attempts: 1, clock: createInstantClock() })
  await Promise.allSettled([call(client)])
  const sent = server.received.map((received) => {
    const route = received.target.replace('/api/v2/', '').split('?')[0]
    return { request: `${received.method} ${route}`, fields: fieldsOf(received) }
  })
  expect(sent).toContainEqual({ request, fields: Object.keys(fields).length === 0 ? expect.anything() : fields })
})

function* namesIn(value: object, path: string): Generator<string> {
  for (const [name, member] of Object.entries(value)) {
    const here = path === '' ? name : `${path}.${name}`
    if (typeof member === 'function') yield here
    else yield* namesIn(member, here)
  }
}

test('every method is in the table', () => {
  const names = [...namesIn(createQbittorrent({ baseUrl: 'http://127.0.0.1:1' }), '')]
  expect(names.filter((name) => !name.startsWith('auth.')).toSorted()).toEqual(Object.keys(rows).toSorted())
})
