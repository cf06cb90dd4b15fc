import { path, type Http, type Query } from '../core/index.ts'
import type { Signalled } from './input.ts'
import { Tasks, type Task } from './schemas/server.ts'
import type { Writer } from './writing/writer.ts'

/** What the server does in the background, and the tools that work there. */
export function taskRoutes(http: Http, write: Writer) {
  const list = async ({ signal }: Signalled = {}): Promise<Task[]> =>
    (await http.request('GET', '/api/tasks', { schema: Tasks, signal })).tasks

  /** Begins a work on an item. A task that is no longer there may be over, so what is not seen is not begun again. */
  async function begin(
    action: 'embed-metadata' | 'encode-m4b',
    itemId: string,
    { query, signal }: Signalled & { query?: Query },
  ): Promise<void> {
    await write({
      signal,
      once: true,
      async send(call) {
        await http.send('POST', path`/api/tools/item/${itemId}/${action}`, { query, ...call })
        return true
      },
      async confirm({ signal }) {
        const isTask = (task: Task): boolean => task.action === action && task.data?.libraryItemId === itemId
        return (await list({ signal })).some(isTask) || undefined
      },
    })
  }

  return {
    /** The tasks under way; finished ones are not kept. */
    list,

    /** Writes the metadata into the audio files. Admins only; the end is told by events. */
    async embedMetadata(
      itemId: string,
      { backup = true, signal }: Signalled & { backup?: boolean } = {},
    ): Promise<void> {
      await begin('embed-metadata', itemId, { query: { backup: backup ? 1 : undefined }, signal })
    },

    /** Makes one m4b of the audio files. Admins only; the end is told by events. */
    async encodeM4b(itemId: string, { signal }: Signalled = {}): Promise<void> {
      await begin('encode-m4b', itemId, { signal })
    },
  }
}
