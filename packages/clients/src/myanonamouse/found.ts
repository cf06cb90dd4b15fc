import type { z } from 'zod'
import type { Api } from './api.ts'
import { TorrentWire, type SearchAnswer } from './schemas.ts'
import { toTorrent, type MyanonamouseTorrent } from './torrent.ts'

/** What a search answered: its torrents, and how many there are in all. "Nothing" comes as an error with status 200. */
export function foundIn(
  api: Api,
  { method, path, answer }: { method: 'GET' | 'POST'; path: string; answer: z.output<typeof SearchAnswer> },
): { torrents: MyanonamouseTorrent[]; rows: number; total: number } {
  if ('error' in answer) {
    const total = /^Nothing returned, out of ([\d,]+)/.exec(answer.error)?.[1]
    if (total !== undefined) return { torrents: [], rows: 0, total: Number(total.replaceAll(',', '')) }
    throw api.http.failure(method, path, { code: 'rejected', status: 200, detail: 'the search was refused' })
  }
  // One row that cannot be read must not hide the others.
  const torrents = answer.data.flatMap((row) => {
    const wire = TorrentWire.safeParse(row)
    return wire.success ? [toTorrent(wire.data)] : []
  })
  if (torrents.length === 0 && answer.data.length > 0) {
    const detail = 'no row of the answer could be read'
    throw api.http.failure(method, path, { code: 'unexpected_response', status: 200, detail })
  }
  return { torrents, rows: answer.data.length, total: Math.max(answer.total ?? 0, answer.found ?? 0) }
}
