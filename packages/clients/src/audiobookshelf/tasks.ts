import { path, type Http } from '../core/index.ts'
import type { Signalled } from './input.ts'
import { Tasks, type Task } from './schemas/server.ts'
import type { Writer } from './writing/writer.ts'

/** What the server does in the background, and the tools that work there. */
export function taskRoutes(http: Http, write: Writer) {
  return {
    /** The tasks under way; finished ones are not kept. */
    async list({ signal }: Signalled = {}): Promise<Task[]> {
      return (await http.request('GET', '/api/tasks', { schema: Tasks, signal })).tasks
    },

    /** Writes the metadata into the audio files. Admins only; the end is told by events. */
    async embedMetadata(
      itemId: string,
      { backup = true, signal }: Signalled & { backup?: boolean } = {},
    ): Promise<void> {
      const route = path`/api/tools/item/${itemId}/embed-metadata`
      await write({
        signal,
        once: true,
        send: () => http.send('POST', route, { query: { backup: backup ? 1 : undefined }, signal }),
      })
    },

    /** Makes one m4b of the audio files. Admins only; the end is told by events. */
    async encodeM4b(itemId: string, { signal }: Signalled = {}): Promise<void> {
      await write({
        signal,
        once: true,
        send: () => http.send('POST', path`/api/tools/item/${itemId}/encode-m4b`, { signal }),
      })
    },
  }
}
