import { fetchTorrent } from '../core/fetch-torrent.ts'
import { isLost, isTaken, judgeAdd } from './add-answer.ts'
import { addFields, AddOptions, type TorrentAddOptions } from './add-options.ts'
import { pathOf, type Api } from './api.ts'
import { torrentList } from './torrent-list.ts'
import { torrentLookup } from './torrent-lookup.ts'
import { readSource, type HashedSource, type TorrentSource } from './torrent-source.ts'
import type { Torrent } from './torrent.ts'

/**
 * What came of an add. `pending`: qBittorrent itself fetches an address, and nobody knows yet what comes of it; a
 * failure shows only in its log.
 */
export type AddedTorrent =
  | { status: 'added' | 'duplicate'; hash: string; torrent: Torrent }
  | { status: 'pending'; hash: null; torrent: null }

const path = pathOf('torrents/add')

export function torrentAdd(api: Api) {
  const { list } = torrentList(api)
  const fail = api.http.failure
  const lookup = torrentLookup(list, api.http.clock)

  /** What came of an add whose answer was lost; when that cannot be found out either, the failure is that of the add. */
  async function recover(source: HashedSource, failure: unknown, signal?: AbortSignal): Promise<Torrent> {
    try {
      const found = (await lookup.await(source, signal)) ?? (await lookup.find(source, signal))
      if (found !== undefined) return found
    } catch {
      signal?.throwIfAborted()
    }
    throw failure
  }

  async function read(source: string | Uint8Array): Promise<TorrentSource> {
    try {
      return await readSource(source)
    } catch (error) {
      if (!(error instanceof TypeError)) throw error
      throw fail('POST', path, { code: 'rejected', detail: `nothing was sent: ${error.message}` })
    }
  }

  async function resolve(source: string | Uint8Array, fetchBy: 'client' | 'server', signal?: AbortSignal) {
    const known = await read(source)
    if (known.kind !== 'address' || fetchBy === 'server') return known
    const fetched = await fetchTorrent(api.http, known.url, { authorize: false, signal })
    return read(fetched.kind === 'file' ? fetched.bytes : fetched.uri)
  }

  return {
    /**
     * Adds one torrent: the bytes of a .torrent file, a magnet link, a v1 hash, or an http address. It is checked and
     * hashed before anything is sent, and looked up afterwards. `duplicate` when it was there already (a file still
     * gives a magnet link its missing metadata); throws `rejected` when qBittorrent refuses it.
     * A torrent that turns up after a lost answer counts as `added`. Private torrents need their file: a magnet link of
     * one never gets its metadata.
     */
    async add(source: string | Uint8Array, options: TorrentAddOptions = {}): Promise<AddedTorrent> {
      const parsed = AddOptions.safeParse(options)
      if (!parsed.success) {
        const places = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
        throw new TypeError(`torrents.add: wrong options: ${places.join('; ')}`)
      }
      const { signal, fetchBy } = parsed.data
      const torrent = await resolve(source, fetchBy, signal)
      const multipart = formOf(torrent, addFields(parsed.data))
      let taken: boolean
      try {
        taken = isTaken(await api.http.answer('POST', path, { body: { multipart }, classify: judgeAdd, signal }))
      } catch (error) {
        if (torrent.kind === 'address' || !isLost(error)) throw error
        const found = await recover(torrent, error, signal)
        return { status: 'added', hash: found.hash, torrent: found }
      }
      if (torrent.kind === 'address') {
        if (taken) return { status: 'pending', hash: null, torrent: null }
        throw fail('POST', path, { code: 'rejected', detail: 'qBittorrent refused the address' })
      }
      const found = await (taken ? lookup.await : lookup.find)(torrent, signal)
      if (found !== undefined) return { status: taken ? 'added' : 'duplicate', hash: found.hash, torrent: found }
      throw fail(
        'POST',
        path,
        taken ? { code: 'unexpected_response', detail: unlisted } : { code: 'rejected', detail: refused },
      )
    },
  }
}

const refused = 'qBittorrent refused the torrent, and it is not there already'
const unlisted = 'qBittorrent took the torrent but does not list it'

/** One torrent a request: with several, a bad one leaves the fate of the good ones to chance. */
function formOf(source: TorrentSource, fields: [string, string][]): FormData {
  const form = new FormData()
  if (source.kind === 'file') {
    form.append('torrents', new Blob([new Uint8Array(source.bytes)], { type: 'application/x-bittorrent' }), 'a.torrent')
  } else {
    form.append('urls', source.kind === 'magnet' ? source.uri : source.url)
  }
  for (const [name, value] of fields) form.append(name, value)
  return form
}
