import type { Http } from '../core/index.ts'
import type { app } from './app.ts'
import type { auth } from './auth.ts'
import type { categories } from './categories.ts'
import type { clientData } from './client-data.ts'
import type { creator } from './creator.ts'
import { loadOnce } from './load-once.ts'
import type { log } from './log.ts'
import { listedOnFirstUse, onFirstUse } from './on-first-use.ts'
import type { rss } from './rss.ts'
import type { search } from './search.ts'
import type { Session } from './session.ts'
import type { sync } from './sync.ts'
import type { tags } from './tags.ts'
import { torrentGroups, type Torrents } from './torrents.ts'
import type { transfer } from './transfer.ts'

export interface Groups {
  auth: ReturnType<typeof auth>
  torrents: Torrents
  categories: ReturnType<typeof categories>
  tags: ReturnType<typeof tags>
  transfer: ReturnType<typeof transfer>
  sync: ReturnType<typeof sync>
  app: ReturnType<typeof app>
  log: ReturnType<typeof log>
  rss: ReturnType<typeof rss>
  search: ReturnType<typeof search>
  creator: ReturnType<typeof creator>
  clientData: ReturnType<typeof clientData>
}

/** All methods of the client. Their names are here; their code comes with the first call, group by group. */
export function createGroups(http: Http, session: Session): Groups {
  const api = loadOnce(async () => (await import('./api.ts')).createApi(http, session))
  const syncing = loadOnce(async () => (await import('./sync.ts')).sync(await api(), session))
  const searching = loadOnce(async () => (await import('./search.ts')).search(await api()))
  return {
    auth: onFirstUse(
      { login: true, logout: true },
      loadOnce(async () => (await import('./auth.ts')).auth(await api(), session)),
    ),
    torrents: torrentGroups(api),
    categories: onFirstUse(
      { list: true, create: true, edit: true, remove: true },
      loadOnce(async () => (await import('./categories.ts')).categories(await api())),
    ),
    tags: onFirstUse(
      { list: true, create: true, remove: true },
      loadOnce(async () => (await import('./tags.ts')).tags(await api())),
    ),
    transfer: onFirstUse(
      {
        info: true,
        downloadLimit: true,
        uploadLimit: true,
        setDownloadLimit: true,
        setUploadLimit: true,
        alternativeLimits: true,
        setAlternativeLimits: true,
        speedLimits: true,
        setSpeedLimits: true,
        banPeers: true,
        pauseSession: true,
        resumeSession: true,
      },
      loadOnce(async () => (await import('./transfer.ts')).transfer(await api())),
    ),
    sync: {
      async *watch(options) {
        yield* (await syncing()).watch(options)
      },
      ...onFirstUse({ peers: true }, syncing),
    },
    app: onFirstUse(
      {
        version: true,
        webApiVersion: true,
        buildInfo: true,
        startedAt: true,
        shutdown: true,
        preferences: true,
        setPreferences: true,
        defaultSavePath: true,
        freeSpace: true,
        directory: true,
        cookies: true,
        setCookies: true,
        rotateApiKey: true,
        deleteApiKey: true,
        sendTestEmail: true,
        networkInterfaces: true,
        networkAddresses: true,
      },
      loadOnce(async () => (await import('./app.ts')).app(await api())),
    ),
    log: onFirstUse(
      { entries: true, peers: true },
      loadOnce(async () => (await import('./log.ts')).log(await api())),
    ),
    rss: onFirstUse(
      {
        feeds: true,
        addFolder: true,
        addFeed: true,
        setFeedUrl: true,
        setFeedRefreshInterval: true,
        remove: true,
        move: true,
        refresh: true,
        markAsRead: true,
        rules: { list: true, set: true, rename: true, clone: true, remove: true, matches: true },
      },
      loadOnce(async () => (await import('./rss.ts')).rss(await api())),
    ),
    search: {
      ...onFirstUse(
        {
          start: true,
          stop: true,
          status: true,
          remove: true,
          download: true,
          plugins: { list: true, install: true, uninstall: true, enable: true, update: true },
        },
        searching,
      ),
      results: (id, options) => listedOnFirstUse(async () => (await searching()).results(id, options)),
    },
    creator: onFirstUse(
      { start: true, list: true, get: true, file: true, remove: true },
      loadOnce(async () => (await import('./creator.ts')).creator(await api())),
    ),
    clientData: onFirstUse(
      { load: true, store: true },
      loadOnce(async () => (await import('./client-data.ts')).clientData(await api())),
    ),
  }
}
