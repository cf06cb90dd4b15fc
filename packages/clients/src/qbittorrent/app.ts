import { z } from 'zod'
import type { Api, Signal } from './api.ts'
import { since } from './web-api-version.ts'

const BuildInfo = z.object({
  qt: z.string(),
  libtorrent: z.string(),
  boost: z.string(),
  openssl: z.string(),
  zlib: z.string().optional(),
  bitness: z.number(),
  platform: z.string().optional(),
})

/** A cookie of qBittorrent's own, for fetching .torrent files and feeds. */
const Cookie = z.object({
  name: z.string(),
  value: z.string(),
  domain: z.string(),
  path: z.string(),
  /** Seconds since the epoch. */
  expirationDate: z.number(),
})

export type TrackerCookie = z.output<typeof Cookie>

const Preferences = z.record(z.string(), z.unknown())
const Interfaces = z.array(z.object({ name: z.string(), value: z.string() }))
const Names = z.array(z.string())

export function app(api: Api) {
  return {
    /** "v5.1.0" */
    version: async ({ signal }: Signal = {}): Promise<string> => (await api.text('app/version', {}, { signal })).trim(),
    /** "2.11.4" */
    webApiVersion: async ({ signal }: Signal = {}): Promise<string> =>
      (await api.text('app/webapiVersion', {}, { signal })).trim(),
    /** Versions of the libraries it was built with. */
    buildInfo: ({ signal }: Signal = {}) => api.json('app/buildInfo', BuildInfo, {}, { signal }),
    /** When it was started (ISO 8601); from 5.2. */
    startedAt: async ({ signal }: Signal = {}): Promise<string> => {
      const schema = z.object({ launch_time: z.number() })
      const { launch_time } = await api.json('app/processInfo', schema, {}, { signal, since: since.newIn52 })
      return new Date(launch_time * 1000).toISOString()
    },
    /** Ends qBittorrent. */
    shutdown: ({ signal }: Signal = {}) => api.change('app/shutdown', {}, { signal }),
    /** All settings by qBittorrent's own names. Among them are secrets in clear: proxy and mail passwords, the API key. */
    preferences: ({ signal }: Signal = {}) => api.json('app/preferences', Preferences, {}, { signal }),
    /** Changes these settings. What is misspelt or of a wrong type is passed over without a word: read them back. */
    setPreferences: (preferences: Record<string, unknown>, { signal }: Signal = {}) =>
      api.change('app/setPreferences', { json: JSON.stringify(preferences) }, { signal, idempotent: true }),
    /** The folder for torrents without another. */
    defaultSavePath: async ({ signal }: Signal = {}): Promise<string> =>
      (await api.text('app/defaultSavePath', {}, { signal })).trim(),
    /** Bytes that are free on the disk of a folder; from 5.2. */
    freeSpace: (path: string, { signal }: Signal = {}): Promise<number> =>
      api.json('app/getFreeSpaceAtPath', z.coerce.number(), { path }, { signal, since: since.newIn52 }),
    /** What is in a folder of the server; from 5.0. */
    directory: (
      dirPath: string,
      { mode = 'all', signal }: { mode?: 'all' | 'files' | 'dirs' } & Signal = {},
    ): Promise<string[]> =>
      api.json(
        'app/getDirectoryContent',
        Names,
        { dirPath, mode },
        {
          signal,
          since: since.newIn51,
          says: { 404: 'there is no such folder on the server' },
        },
      ),
    /** The cookies that qBittorrent sends to trackers and feeds; from 5.0. They are secrets. */
    cookies: ({ signal }: Signal = {}): Promise<TrackerCookie[]> =>
      api.json('app/cookies', z.array(Cookie), {}, { signal, since: since.newIn51 }),
    /** These and no others. */
    setCookies: (cookies: readonly TrackerCookie[], { signal }: Signal = {}) =>
      api.change(
        'app/setCookies',
        { cookies: JSON.stringify(cookies) },
        { signal, idempotent: true, since: since.newIn51 },
      ),
    /** Makes the one API key, in place of the one before; from 5.2. */
    rotateApiKey: async ({ signal }: Signal = {}): Promise<string> => {
      const schema = z.object({ apiKey: z.string() })
      return (await api.changeJson('app/rotateAPIKey', schema, {}, { signal, since: since.apiKeys })).apiKey
    },
    /** From 5.2. */
    deleteApiKey: ({ signal }: Signal = {}) =>
      api.change('app/deleteAPIKey', {}, { signal, idempotent: true, since: since.apiKeys }),
    /** To the address in the settings; from 5.0. */
    sendTestEmail: ({ signal }: Signal = {}) => api.change('app/sendTestEmail', {}, { signal, since: since.newIn51 }),
    /** Names for people, and values for the settings. */
    networkInterfaces: ({ signal }: Signal = {}) => api.json('app/networkInterfaceList', Interfaces, {}, { signal }),
    /** Of one interface, or of all with "". */
    networkAddresses: (iface = '', { signal }: Signal = {}): Promise<string[]> =>
      api.json('app/networkInterfaceAddressList', Names, { iface }, { signal }),
  }
}
