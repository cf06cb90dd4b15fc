import { z } from 'zod'
import type { Http } from '../core/index.ts'
import { checked, type Signalled } from './input.ts'
import { Directories, ServerSettings, ServerStats, Status, type Directory } from './schemas/server.ts'
import { noteVersion } from './version.ts'
import type { Writer } from './writing/writer.ts'

/** The settings that an automation has a reason to touch. */
const SettingsChanges = z
  .strictObject({
    scannerFindCovers: z.boolean().optional(),
    scannerCoverProvider: z.string().min(1).optional(),
    scannerParseSubtitle: z.boolean().optional(),
    scannerPreferMatchedMetadata: z.boolean().optional(),
    scannerDisableWatcher: z.boolean().optional(),
    storeCoverWithItem: z.boolean().optional(),
    storeMetadataWithItem: z.boolean().optional(),
    /** A cron expression; false for no backups. */
    backupSchedule: z.union([z.string().min(1), z.literal(false)]).optional(),
    backupsToKeep: z.int().min(1).optional(),
    /** GB; 0 for no limit. */
    maxBackupSize: z.number().min(0).optional(),
    sortingIgnorePrefix: z.boolean().optional(),
    /** 0 debug, 1 info, 2 warnings. */
    logLevel: z.int().min(0).max(2).optional(),
  })
  .refine((changes) => Object.values(changes).some((value) => value !== undefined), 'there is nothing to change')
export type ServerSettingsChanges = z.input<typeof SettingsChanges>

/** The server itself. The first three need no sign-in. */
export function serverRoutes(http: Http, write: Writer) {
  return {
    /** Version and sign-in methods. A server before 2.35 is warned of through the logger, once. */
    async status({ signal }: Signalled = {}): Promise<Status> {
      const status = await http.request('GET', '/status', { schema: Status, authorize: false, signal })
      noteVersion(http, status.serverVersion)
      return status
    },

    /** Whether an Audiobookshelf answers at all; never tried twice. */
    async ping({ signal }: Signalled = {}): Promise<boolean> {
      const schema = z.object({ success: z.boolean() })
      return (await http.request('GET', '/ping', { schema, authorize: false, attempts: 1, signal })).success
    },

    /** Rejects while the server is not ready to work. */
    healthcheck: async ({ signal }: Signalled = {}) =>
      http.send('GET', '/healthcheck', { authorize: false, attempts: 1, signal }),

    /** Sizes and counts over all libraries. Admins only. */
    stats: async ({ signal }: Signalled = {}) =>
      http.request('GET', '/api/stats/server', { schema: ServerStats, signal }),

    /** Changes settings, and gives all of them; `auth.authorize` tells them, too. Admins only. */
    async updateSettings(changes: ServerSettingsChanges, { signal }: Signalled = {}): Promise<ServerSettings> {
      const json = checked(http, 'PATCH', '/api/settings', SettingsChanges, changes)
      const schema = z.object({ serverSettings: ServerSettings })
      return write({
        signal,
        send: async (call) =>
          (await http.request('PATCH', '/api/settings', { schema, body: { json }, ...call })).serverSettings,
      })
    },

    /** Throws the resized covers and other caches away; they are made again when asked for. Admins only. */
    async purgeCache({ signal }: Signalled = {}): Promise<void> {
      await write({ signal, send: (call) => http.send('POST', '/api/cache/purge', { ...call }) })
    },

    /** The folders below a path on the server, to set up libraries with. Admins only. */
    async directories(path: string, { level = 1, signal }: Signalled & { level?: number } = {}): Promise<Directory[]> {
      const route = '/api/filesystem'
      const query = {
        path: checked(http, 'GET', route, z.string().min(1), path),
        level: checked(http, 'GET', route, z.int().min(0), level),
      }
      return (await http.request('GET', route, { schema: Directories, query, signal })).directories
    },
  }
}
