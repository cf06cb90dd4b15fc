import { z } from 'zod'
import { isClientError, sleep, type Answer, type Verdict } from '../core/index.ts'
import { fetchTorrent } from '../core/fetch-torrent.ts'
import { addFields, AddOptions, type TorrentAddOptions } from './add-options.ts'
import { pathOf, type Api } from './api.ts'
import type { torrentList } from './torrent-list.ts'
import { readSource, type TorrentSource } from './torrent-source.ts'
import type { Torrent } from './torrent.ts'

/**
 * What came of an add. `pending`: qBittorrent itself fetches an address, and nobody knows yet what comes of it; a
 * failure shows only in its log.
 */
export type AddedTorrent =
  | { status: 'added' | 'duplicate'; hash: string; torrent: Torrent }
  | { status: 'pending'; hash: null; torrent: null }

const path = pathOf('torrents/add')

/** Milliseconds: a new torrent is listed after 1 to 110, and its answer may be lost. */
const confirmWithin = 5_000
const confirmDelays = { first: 10, longest: 500 }

const Counts = z.object({ success_count: z.int(), failure_count: z.int(), pending_count: z.int() })

export function torrentAdd(api: Api, { list }: ReturnType<typeof torrentList>) {
  const fail = api.http.failure

  /** The torrent under any of its hashes. */
  async function look(hashes: readonly string[], signal?: AbortSignal): Promise<Torrent | undefined> {
    return (await list({ hashes, signal }).page()).items[0]
  }

  async function confirm(hashes: readonly string[], signal?: AbortSignal): Promise<Torrent | undefined> {
    let waited = 0
    for (let delay = confirmDelays.first; ; delay = Math.min(delay * 2, confirmDelays.longest)) {
      const torrent = await look(hashes, signal)
      if (torrent !== undefined || waited >= confirmWithin) return torrent
      await sleep(delay, signal)
      waited += delay
    }
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

  /**
   * Adds one torrent: the bytes of a .torrent file, a magnet link, a v1 hash, or an http address. It is checked and
   * hashed before anything is sent, and looked up afterwards. `duplicate` when it was there already (a file still
   * gives a magnet link its missing metadata); throws `rejected` when qBittorrent refuses it.
   * A torrent that turns up after a lost answer counts as `added`. Private torrents need their file: a magnet link of
   * one never gets its metadata.
   */
  return async function add(source: string | Uint8Array, options: TorrentAddOptions = {}): Promise<AddedTorrent> {
    const parsed = AddOptions.safeParse(options)
    if (!parsed.success) {
      const places = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
      throw new TypeError(`torrents.add: wrong options: ${places.join('; ')}`)
    }
    const { signal, fetchBy } = parsed.data
    const torrent = await resolve(source, fetchBy, signal)
    const multipart = formOf(torrent, addFields(parsed.data))
    let taken: 'yes' | 'no' | 'lost'
    try {
      const answer = await api.http.answer('POST', path, { body: { multipart }, classify: judge, signal })
      if (torrent.kind === 'address') {
        if (isTaken(answer)) return { status: 'pending', hash: null, torrent: null }
        throw fail('POST', path, { code: 'rejected', status: answer.status, detail: refused })
      }
      taken = isTaken(answer) ? 'yes' : 'no'
    } catch (error) {
      const lost = isClientError(error, 'network') || isClientError(error, 'timeout')
      if (!lost || error.retryable || torrent.kind === 'address') throw error
      const found = await confirm(torrent.hashes, signal)
      if (found === undefined) throw error
      return { status: 'added', hash: found.hash, torrent: found }
    }
    const found = taken === 'yes' ? await confirm(torrent.hashes, signal) : await look(torrent.hashes, signal)
    if (found !== undefined)
      return { status: taken === 'yes' ? 'added' : 'duplicate', hash: found.hash, torrent: found }
    if (taken === 'no') throw fail('POST', path, { code: 'rejected', detail: refused })
    throw fail('POST', path, {
      code: 'unexpected_response',
      detail: 'qBittorrent took the torrent but does not list it',
    })
  }
}

const refused = 'qBittorrent refused the torrent, and it is not there already'

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

/** 409 and "Fails." only say that nothing was added: the hash tells a duplicate from a failure. */
function judge({ status }: Answer): Verdict | undefined {
  if (status === 409) return { ok: true }
  return status === 415 ? { code: 'rejected', detail: 'qBittorrent does not take this file for a torrent' } : undefined
}

function isTaken(answer: Answer): boolean {
  if (answer.status === 409) return false
  const text = answer.text().trim()
  if (text === 'Ok.' || text === 'Fails.') return text === 'Ok.'
  try {
    const counts = Counts.parse(JSON.parse(text))
    return counts.success_count + counts.pending_count > 0
  } catch {
    // What was added is looked up anyway.
    return true
  }
}
