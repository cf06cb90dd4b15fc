import { path, type Http } from '../core/index.ts'
import type { Signalled } from './input.ts'
import { Backups, type Backup } from './schemas/server.ts'
import { madeSince } from './writing/made-since.ts'
import { createRemoval } from './writing/removal.ts'
import type { Writer } from './writing/writer.ts'

/** Backups of the server's database. Admins only. */
export function backupRoutes(http: Http, write: Writer) {
  const remove = createRemoval(http, write)
  const list = async ({ signal }: Signalled = {}): Promise<Backup[]> =>
    (await http.request('GET', '/api/backups', { schema: Backups, signal })).backups
  return {
    list,

    /** Makes a backup and gives all there are; the oldest may have gone for it. */
    async create({ signal }: Signalled = {}): Promise<Backup[]> {
      return write({
        signal,
        send: async (call) => (await http.request('POST', '/api/backups', { schema: Backups, ...call })).backups,
        async confirm({ since, signal }) {
          const backups = await list({ signal })
          return backups.some(({ createdAt }) => madeSince(createdAt, since)) ? backups : undefined
        },
      })
    },

    /** The backup itself, a zip file. Larger ones than `maxBodyBytes`, 1 GiB when absent, are given up. */
    download: async (
      backupId: string,
      {
        maxBodyBytes = 1024 ** 3,
        timeout = 600_000,
        signal,
      }: Signalled & { maxBodyBytes?: number; timeout?: number } = {},
    ) => http.bytes('GET', path`/api/backups/${backupId}/download`, { maxBodyBytes, timeout, signal }),

    async remove(backupId: string, { signal }: Signalled = {}): Promise<void> {
      await remove(path`/api/backups/${backupId}`, { signal })
    },
  }
}
