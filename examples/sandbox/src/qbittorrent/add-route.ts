import { json, text, type Reply } from '../http/reply.ts'
import type { Context } from './context.ts'
import { readMagnet, readTorrentFile, type Added } from './info-hash.ts'

/** `torrents/add`: files, magnet links, bare hashes and addresses, which are accepted whatever comes of them. */
export function add(context: Context): Reply {
  const { behaviour, form, state } = context
  const parts = form.files.map((file) => ({ file, added: readTorrentFile(file.bytes) }))
  const bad = parts.find(({ added }) => added === undefined)
  if (bad !== undefined) return text(`Error: '${bad.file.filename}' is not a valid torrent file.`, 415)
  const urls = (form.fields.urls ?? '').split('\n').flatMap((url) => url.trim() || [])
  const addresses = urls.filter((url) => /^https?:/i.test(url))
  const magnets = urls.filter((url) => !/^https?:/i.test(url)).map(readMagnet)
  const ids: string[] = []
  let failures = 0
  for (const added of [...parts.map(({ added }) => added), ...magnets]) {
    if (added !== undefined && take(context, added)) ids.push(added.hash)
    else failures += 1
  }
  for (const url of addresses) {
    const message = `Failed to download torrent. Source: "${url}". Reason: "Unexpected content"`
    state.log.push({ id: state.log.length, message, timestamp: 0, type: 4 })
  }
  const taken = ids.length + addresses.length > 0
  if (!behaviour.modern) return text(taken ? 'Ok.' : 'Fails.')
  if (!taken) return text('Conflict', 409)
  const counts = { failure_count: failures, pending_count: addresses.length, success_count: ids.length }
  return json({ added_torrent_ids: ids, ...counts }, addresses.length > 0 ? 202 : 200)
}

/** Whether it was new. A file gives a magnet link of the same torrent its missing metadata all the same. */
function take({ state, form }: Context, added: Added): boolean {
  // A v1 hash is known also when it is that of a hybrid, which is listed under its v2 hash.
  const hybrid = [...state.torrents.values()].find(({ wire }) => added.v1 !== '' && wire.infohash_v1 === added.v1)
  const known = state.torrents.get(added.hash) ?? hybrid
  if (known === undefined) {
    state.add(added, form.fields)
    return true
  }
  if (known.file === undefined && added.file !== undefined && Number(known.wire.total_size) < 0) {
    known.file = added.file
    Object.assign(known.wire, { size: added.size, total_size: added.size, amount_left: added.size, name: added.name })
    if ('has_metadata' in known.wire) known.wire.has_metadata = true
    known.wire.state = 'checkingDL'
  }
  return false
}
