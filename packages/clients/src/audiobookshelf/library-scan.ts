import { path, type Http } from '../core/index.ts'
import type { Signalled } from './input.ts'
import { Library } from './schemas/library.ts'
import { Tasks, type Task } from './schemas/server.ts'
import type { Writer } from './writing/writer.ts'

export interface Wait extends Signalled {
  /** Waits for the end of the work. */
  wait?: boolean
}

/** Polls that may see nothing before the work counts as never begun or failed. */
const patience = 5

/** Scans and matching of a whole library: work that the server does in the background. */
export function libraryScanRoutes(http: Http, write: Writer) {
  const tasks = async (libraryId: string, action: string, signal?: AbortSignal): Promise<Task[]> => {
    const { tasks } = await http.request('GET', '/api/tasks', { schema: Tasks, signal })
    return tasks.filter((task) => task.action === action && task.data?.libraryId === libraryId)
  }
  const lastScan = async (libraryId: string, signal?: AbortSignal): Promise<number> =>
    (await http.request('GET', path`/api/libraries/${libraryId}`, { schema: Library, signal })).lastScan ?? 0

  /** The server tells the end of a task only on its socket; over HTTP the task just is no longer there. */
  async function waitForEnd(
    libraryId: string,
    action: string,
    isDone: () => Promise<boolean>,
    signal?: AbortSignal,
  ): Promise<void> {
    let seen = false
    for (let poll = 0, idle = 0; ; poll += 1) {
      await http.clock.sleep(Math.min(250 * 2 ** poll, 5000), signal)
      const found = await tasks(libraryId, action, signal)
      const failed = found.some((task) => task.isFailed)
      const running = found.some((task) => !task.isFinished)
      if (running && !failed) {
        seen = true
        continue
      }
      if (!failed && (await isDone())) return
      idle += 1
      if (failed || seen || idle >= patience) {
        throw http.failure('GET', '/api/tasks', {
          code: 'unexpected_response',
          detail: `the task ${action} ended without result; the log of the server says why`,
        })
      }
    }
  }

  return {
    /**
     * Looks for new, changed and missing files; `force` reads all of them again. The server says yes at once, also
     * when it is scanning already. With `wait` it resolves when the scan is over and rejects when the scan failed.
     * Admins only.
     */
    async scan(
      libraryId: string,
      { force = false, wait = false, signal }: Wait & { force?: boolean } = {},
    ): Promise<void> {
      const before = wait ? await lastScan(libraryId, signal) : 0
      const route = path`/api/libraries/${libraryId}/scan`
      await write({
        signal,
        send: (call) => http.send('POST', route, { query: { force: force ? 1 : undefined }, ...call }),
      })
      if (wait)
        await waitForEnd(libraryId, 'library-scan', async () => (await lastScan(libraryId, signal)) > before, signal)
    },

    /** Matches every item with the library's provider, in the background, one call of the provider an item. Admins only. */
    async matchAll(libraryId: string, { wait = false, signal }: Wait = {}): Promise<void> {
      const route = path`/api/libraries/${libraryId}/matchall`
      // A GET that changes things: it waits its turn as a write, and is not tried twice.
      await write({
        signal,
        async send(call) {
          await http.send('GET', route, { idempotent: false, ...call })
          return true
        },
        confirm: async ({ signal }) => (await tasks(libraryId, 'library-match-all', signal)).length > 0 || undefined,
      })
      // Nothing but the task tells of it: when it is gone, it is over.
      if (wait) await waitForEnd(libraryId, 'library-match-all', async () => true, signal)
    },
  }
}
