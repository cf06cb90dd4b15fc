import { z } from 'zod'
import type { Api, Signal } from './api.ts'
import { since } from './web-api-version.ts'

const statuses = { Queued: 'queued', Running: 'running', Finished: 'finished', Failed: 'failed' } as const

/** A .torrent file that qBittorrent makes of a file or folder of its own machine. */
export interface CreationTask {
  id: string
  sourcePath: string
  /** Where the .torrent file goes, if it was said. */
  torrentPath: string | null
  status: (typeof statuses)[keyof typeof statuses]
  /** From 0 to 1; `null` while it waits. */
  progress: number | null
  /** Why it failed, in the server's language. */
  error: string | null
  /** `null` where qBittorrent is built with libtorrent 1, which makes v1 only. */
  format: 'v1' | 'v2' | 'hybrid' | null
  /** Bytes; `null` until qBittorrent has chosen. */
  pieceSize: number | null
  private: boolean
  comment: string | null
  source: string | null
  /** May hold passkeys. */
  trackers: string[]
  webSeeds: string[]
}

export interface CreationOptions extends Signal {
  /** Where the .torrent file goes; without it qBittorrent keeps it until the task is removed. */
  torrentPath?: string
  /** `hybrid` when absent; with libtorrent 1 always v1. */
  format?: 'v1' | 'v2' | 'hybrid'
  /** Bytes, a power of two; qBittorrent chooses when absent. */
  pieceSize?: number
  private?: boolean
  comment?: string
  /** What makes the same files another torrent for each tracker; from 5.1. */
  source?: string
  /** Each becomes a tier of its own. */
  trackers?: readonly string[]
  webSeeds?: readonly string[]
  /** Whether it is added to the list afterwards; without `torrentPath` it is unless this is false. */
  startSeeding?: boolean
}

const texts = z.array(z.string()).optional()

const Tasks = z.array(
  z.object({
    taskID: z.string(),
    sourcePath: z.string(),
    torrentFilePath: z.string().optional(),
    status: z.enum(['Queued', 'Running', 'Finished', 'Failed']),
    progress: z.number().optional(),
    errorMessage: z.string().optional(),
    format: z.enum(['v1', 'v2', 'hybrid']).optional(),
    pieceSize: z.number(),
    private: z.boolean(),
    comment: z.string().optional(),
    source: z.string().optional(),
    trackers: texts,
    urlSeeds: texts,
  }),
)

function toTask(wire: z.output<typeof Tasks>[number]): CreationTask {
  const status = statuses[wire.status]
  return {
    id: wire.taskID,
    sourcePath: wire.sourcePath,
    torrentPath: wire.torrentFilePath || null,
    status,
    // Told in percent, and only while it runs.
    progress: status === 'finished' ? 1 : wire.progress === undefined ? null : wire.progress / 100,
    error: wire.errorMessage || null,
    format: wire.format ?? null,
    pieceSize: wire.pieceSize > 0 ? wire.pieceSize : null,
    private: wire.private,
    comment: wire.comment || null,
    source: wire.source || null,
    // No address at all comes as an empty one.
    trackers: (wire.trackers ?? []).filter(Boolean),
    webSeeds: (wire.urlSeeds ?? []).filter(Boolean),
  }
}

/** Addresses are separated by | on the wire. */
const joined = (addresses: readonly string[] | undefined): string | undefined =>
  addresses?.map((address) => address.replaceAll('|', '%7C')).join('|')

const noTask = { 404: 'there is no such task' }

/** New .torrent files, made on the server; from 5.0. Source: qBittorrent's Web API; there are no recordings of these routes. */
export function creator(api: Api) {
  const tasks = async (taskID: string | undefined, signal?: AbortSignal): Promise<CreationTask[]> => {
    const options = { signal, since: since.newIn51, says: noTask }
    return (await api.json('torrentcreator/status', Tasks, { taskID }, options)).map(toTask)
  }
  return {
    /** Starts to make one of a file or folder on the server, and gives the task's id. Throws `conflict` for too many at once. */
    async start(sourcePath: string, { signal, ...options }: CreationOptions = {}): Promise<string> {
      const fields = {
        sourcePath,
        torrentFilePath: options.torrentPath,
        format: options.format,
        pieceSize: options.pieceSize,
        private: options.private,
        comment: options.comment,
        source: options.source,
        trackers: joined(options.trackers),
        urlSeeds: joined(options.webSeeds),
        startSeeding: options.startSeeding,
      }
      const says = { 409: 'too many torrents are being made; wait until one is finished' }
      const schema = z.object({ taskID: z.string() })
      const call = { signal, since: since.newIn51, says }
      return (await api.changeJson('torrentcreator/addTask', schema, fields, call)).taskID
    },
    /** All tasks, also those that are finished. */
    list: ({ signal }: Signal = {}): Promise<CreationTask[]> => tasks(undefined, signal),
    /** One task; throws `not_found` when there is none. */
    async get(id: string, { signal }: Signal = {}): Promise<CreationTask> {
      const [task] = await tasks(id, signal)
      if (task !== undefined) return task
      throw api.http.failure('GET', '/api/v2/torrentcreator/status', { code: 'not_found', detail: noTask[404] })
    },
    /** The .torrent file; throws `conflict` while it is not finished, or when it failed. */
    file: (id: string, { signal }: Signal = {}): Promise<Uint8Array<ArrayBuffer>> => {
      const says = { ...noTask, 409: 'the torrent is not finished, or could not be made' }
      return api.bytes('torrentcreator/torrentFile', { taskID: id }, { signal, since: since.newIn51, says })
    },
    /** Ends the task if it runs, and forgets it. A file that went to a path of its own stays. */
    remove: (id: string, { signal }: Signal = {}): Promise<void> =>
      api.change('torrentcreator/deleteTask', { taskID: id }, { signal, since: since.newIn51, says: noTask }),
  }
}
