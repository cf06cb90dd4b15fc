import type { Qbittorrent } from '../../qbittorrent/index.ts'
import { makeTorrent } from '../make-torrent.ts'

/** What was sent, by the name of the field. */
export type Sent = Record<string, string>

/** The call of the client that leads to a recorded request. */
export type RecordedCall = (client: Qbittorrent, sent: Sent) => Promise<unknown>

/** Stands in for what the client would not send, such as a broken hash: the answer is read all the same. */
export const someHash = 'c02b496bbe3bd06cadd3bad44c5353ccea8d8a01'

/** The recordings do not hold the files that were sent. */
export const someFile = makeTorrent({ name: 'some.m4b', data: new TextEncoder().encode('a short book') })

const isHash = (text: string | undefined): text is string => /^[0-9a-f]{40}$/i.test(text ?? '')
const one = ({ hash }: Sent): string => (isHash(hash) ? hash : someHash)
const many = ({ hashes = '' }: Sent): string[] => {
  const given = hashes.split('|').filter(isHash)
  return given.length === 0 ? [someHash] : given
}
const names = (list: string | undefined): string[] => (list ?? '').split(',').filter((name) => name.trim() !== '')
const tags = (sent: Sent): string[] => (names(sent.tags).length === 0 ? ['a'] : names(sent.tags))
const paths = ({ savePath, downloadPath }: Sent) => ({ savePath, downloadPath })
const isTrue = (text: string | undefined): boolean => text === 'true'
const indexes = (text: string | undefined): number[] =>
  /^\d+(\|\d+)*$/.test(text ?? '') ? (text ?? '').split('|').map(Number) : [0]
const numbers = (text: string | undefined): number => Number(text) || 0

/** A plus sign would be sent by a form. */
const withoutPlus = (text: string | undefined): string | undefined => text?.replaceAll('+', '')

function parsed(text: string | undefined): Record<string, unknown> {
  return text?.startsWith('{"') ? JSON.parse(text) : {}
}

/** A magnet link or an address as it was sent; a made-up file for files, and for what the client sends nowhere. */
function add(client: Qbittorrent, { urls = '' }: Sent): Promise<unknown> {
  const [first = ''] = urls.split('\n')
  const source = /^http:|^magnet:\?xt=urn:btih:\w{32}|^\w{40}$/.test(first) ? first : someFile.bytes
  return client.torrents.add(source, { fetchBy: 'server' })
}

/** By method and route. */
export const recordedCalls: Record<string, RecordedCall> = {
  'POST auth/login': (client) => client.auth.login(),
  async 'POST auth/logout'(client) {
    await client.auth.login()
    await client.auth.logout()
  },
  'GET app/version': (client) => client.app.version(),
  'GET app/webapiVersion': (client) => client.app.webApiVersion(),
  'GET app/buildInfo': (client) => client.app.buildInfo(),
  'GET app/preferences': (client) => client.app.preferences(),
  'GET app/defaultSavePath': (client) => client.app.defaultSavePath(),
  'GET app/processInfo': (client) => client.app.startedAt(),
  'GET app/cookies': (client) => client.app.cookies(),
  'GET app/networkInterfaceList': (client) => client.app.networkInterfaces(),
  'GET app/networkInterfaceAddressList': (client, { iface }) => client.app.networkAddresses(iface),
  'GET app/getDirectoryContent': (client, { dirPath = '' }) => client.app.directory(dirPath),
  'GET app/getFreeSpaceAtPath': (client, { path = '' }) => client.app.freeSpace(path),
  'POST app/setPreferences': (client, { json }) => client.app.setPreferences(parsed(json)),
  'POST app/setCookies': (client, { cookies }) =>
    client.app.setCookies(cookies?.startsWith('[') ? JSON.parse(cookies) : []),
  'POST app/rotateAPIKey': (client) => client.app.rotateApiKey(),
  'POST app/deleteAPIKey': (client) => client.app.deleteApiKey(),
  'GET transfer/info': (client) => client.transfer.info(),
  'GET transfer/downloadLimit': (client) => client.transfer.downloadLimit(),
  'GET transfer/uploadLimit': (client) => client.transfer.uploadLimit(),
  'GET transfer/speedLimitsMode': (client) => client.transfer.alternativeLimits(),
  'GET transfer/getSpeedLimits': (client) => client.transfer.speedLimits(),
  'POST transfer/setDownloadLimit': (client, { limit }) => client.transfer.setDownloadLimit(numbers(limit)),
  'POST transfer/setUploadLimit': (client, { limit }) => client.transfer.setUploadLimit(numbers(limit)),
  'POST transfer/setSpeedLimitsMode': (client, { mode }) => client.transfer.setAlternativeLimits(mode === '1'),
  'POST transfer/toggleSpeedLimitsMode': (client) => client.transfer.setAlternativeLimits(true),
  'POST transfer/setSpeedLimits': (client, sent) =>
    client.transfer.setSpeedLimits({
      download: numbers(sent.dl_limit),
      upload: numbers(sent.up_limit),
      alternativeDownload: numbers(sent.alt_dl_limit),
      alternativeUpload: numbers(sent.alt_up_limit),
    }),
  'POST transfer/banPeers': (client, { peers = '' }) => client.transfer.banPeers(peers.split('|')),
  'POST transfer/pauseSession': (client) => client.transfer.pauseSession(),
  'POST transfer/resumeSession': (client) => client.transfer.resumeSession(),
  'GET torrents/info': (client, { category, tag }) =>
    client.torrents.list({ category: withoutPlus(category), tag: withoutPlus(tag) }).page(),
  'POST torrents/info': (client) => client.torrents.list({ category: 'C++' }).page(),
  'GET torrents/count': (client) => client.torrents.count(),
  'GET torrents/properties': (client, sent) => client.torrents.properties(one(sent)),
  'GET torrents/trackers': (client, sent) => client.torrents.trackers.list(one(sent)),
  'GET torrents/webseeds': (client, sent) => client.torrents.webSeeds.list(one(sent)),
  'GET torrents/files': (client, sent) =>
    client.torrents.files.list(one(sent), sent.indexes === undefined ? {} : { indexes: indexes(sent.indexes) }),
  'GET torrents/pieceStates': (client, sent) => client.torrents.pieces.states(one(sent)),
  'GET torrents/pieceHashes': (client, sent) => client.torrents.pieces.hashes(one(sent)),
  'GET torrents/pieceAvailability': (client, sent) => client.torrents.pieces.availability(one(sent)),
  'GET torrents/export': (client, sent) => client.torrents.export(one(sent)),
  'GET torrents/downloadFile': (client, sent) => client.torrents.files.download(one(sent), numbers(sent.file)),
  'GET torrents/downloadLimit': (client, sent) => client.torrents.downloadLimits(many(sent)),
  'GET torrents/uploadLimit': (client, sent) => client.torrents.uploadLimits(many(sent)),
  'GET torrents/categories': (client) => client.categories.list(),
  'GET torrents/tags': (client) => client.tags.list(),
  'POST torrents/add': add,
  'POST torrents/start': (client, sent) => client.torrents.start(many(sent)),
  'POST torrents/stop': (client, sent) => client.torrents.stop(many(sent)),
  'POST torrents/resume': (client, sent) => client.torrents.start(many(sent)),
  'POST torrents/pause': (client, sent) => client.torrents.stop(many(sent)),
  'POST torrents/delete': (client, sent) =>
    client.torrents.remove(many(sent), { keepFiles: !isTrue(sent.deleteFiles) }),
  'POST torrents/recheck': (client, sent) => client.torrents.recheck(many(sent)),
  'POST torrents/reannounce': (client, sent) => client.torrents.reannounce(many(sent)),
  'POST torrents/setForceStart': (client, sent) => client.torrents.setForceStart(many(sent), isTrue(sent.value)),
  'POST torrents/setSuperSeeding': (client, sent) => client.torrents.setSuperSeeding(many(sent), isTrue(sent.value)),
  'POST torrents/setAutoManagement': (client, sent) =>
    client.torrents.setAutoManagement(many(sent), isTrue(sent.enable)),
  'POST torrents/toggleSequentialDownload': (client, sent) => client.torrents.setSequentialDownload(many(sent), true),
  'POST torrents/toggleFirstLastPiecePrio': (client, sent) =>
    client.torrents.setFirstLastPiecePriority(many(sent), true),
  'POST torrents/increasePrio': (client, sent) => client.torrents.queue.up(many(sent)),
  'POST torrents/decreasePrio': (client, sent) => client.torrents.queue.down(many(sent)),
  'POST torrents/topPrio': (client, sent) => client.torrents.queue.top(many(sent)),
  'POST torrents/bottomPrio': (client, sent) => client.torrents.queue.bottom(many(sent)),
  'POST torrents/setLocation': (client, sent) => client.torrents.setLocation(many(sent), sent.location ?? ''),
  'POST torrents/setSavePath': (client, { id = '', path = '' }) => client.torrents.setSavePath(id, path),
  'POST torrents/setDownloadPath': (client, { id = '', path = '' }) => client.torrents.setDownloadPath(id, path),
  'POST torrents/setCategory': (client, sent) => client.torrents.setCategory(many(sent), sent.category ?? ''),
  'POST torrents/setDownloadLimit': (client, sent) => client.torrents.setDownloadLimit(many(sent), numbers(sent.limit)),
  'POST torrents/setUploadLimit': (client, sent) => client.torrents.setUploadLimit(many(sent), numbers(sent.limit)),
  'POST torrents/setShareLimits': (client, sent) => client.torrents.setShareLimits(many(sent), { ratio: 2 }),
  'POST torrents/setComment': (client, sent) => client.torrents.setComment(many(sent), sent.comment ?? ''),
  'POST torrents/rename': (client, sent) => client.torrents.rename(one(sent), sent.name ?? ''),
  'POST torrents/renameFile': (client, sent) =>
    client.torrents.files.rename(one(sent), sent.oldPath ?? '', sent.newPath ?? ''),
  'POST torrents/renameFolder': (client, sent) =>
    client.torrents.files.renameFolder(one(sent), sent.oldPath ?? '', sent.newPath ?? ''),
  'POST torrents/filePrio': (client, sent) => client.torrents.files.setPriority(one(sent), indexes(sent.id), 'high'),
  'POST torrents/addTrackers': (client, sent) => client.torrents.trackers.add(one(sent), [sent.urls ?? '']),
  'POST torrents/editTracker': (client, sent) =>
    client.torrents.trackers.edit(one(sent), sent.origUrl ?? sent.url ?? '', sent.newUrl ?? ''),
  'POST torrents/removeTrackers': (client, sent) => client.torrents.trackers.remove(one(sent), [sent.urls ?? '']),
  'POST torrents/addPeers': (client, sent) => client.torrents.peers.add(many(sent), [sent.peers ?? '']),
  'POST torrents/addTags': (client, sent) => client.torrents.tags.add(many(sent), tags(sent)),
  'POST torrents/removeTags': (client, sent) =>
    sent.tags === '' ? client.torrents.tags.clear(many(sent)) : client.torrents.tags.remove(many(sent), tags(sent)),
  'POST torrents/setTags': (client, sent) => client.torrents.tags.set(many(sent), tags(sent)),
  'POST torrents/createTags': (client, sent) => client.tags.create(tags(sent)),
  'POST torrents/deleteTags': (client, sent) => client.tags.remove(tags(sent)),
  'POST torrents/createCategory': (client, sent) => client.categories.create(sent.category ?? '', paths(sent)),
  'POST torrents/editCategory': (client, sent) => client.categories.edit(sent.category ?? '', paths(sent)),
  'POST torrents/removeCategories': (client, { categories = '' }) => client.categories.remove(categories.split('\n')),
  'POST torrents/fetchMetadata': (client, { source = '' }) => client.torrents.metadata.fetch(source),
  'POST torrents/parseMetadata': (client) => client.torrents.metadata.parse([someFile.bytes]),
  'GET sync/maindata': (client) => client.sync.watch().next(),
  'GET sync/torrentPeers': (client, sent) => client.sync.peers(one(sent)),
  'GET log/main': (client) => client.log.entries(),
  'GET log/peers': (client) => client.log.peers(),
  'GET rss/items': (client) => client.rss.feeds({ articles: true }),
  'GET rss/rules': (client) => client.rss.rules.list(),
  'GET rss/matchingArticles': (client, { ruleName = '' }) => client.rss.rules.matches(ruleName),
  'POST rss/addFolder': (client, { path = '' }) => client.rss.addFolder(path),
  'POST rss/addFeed': (client, { url = '', path }) => client.rss.addFeed(url, { path }),
  'POST rss/removeItem': (client, { path = '' }) => client.rss.remove(path),
  'POST rss/refreshItem': (client, { itemPath = '' }) => client.rss.refresh(itemPath),
  'POST rss/setRule': (client, { ruleName = '', ruleDef }) => client.rss.rules.set(ruleName, parsed(ruleDef)),
  'POST rss/removeRule': (client, { ruleName = '' }) => client.rss.rules.remove(ruleName),
  'GET search/plugins': (client) => client.search.plugins.list(),
  'GET search/status': (client, { id }) => client.search.status(id === undefined ? undefined : Number(id)),
  'GET search/results': (client, { id }) => client.search.results(Number(id)).page(),
  'POST search/start': (client, { pattern = '' }) => client.search.start(pattern),
  'POST search/stop': (client, { id }) => client.search.stop(Number(id)),
  'POST search/delete': (client, { id }) => client.search.remove(Number(id)),
}
