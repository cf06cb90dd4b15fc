import type { Snapshot, Told } from './sessions.ts'

/**
 * The answer of `sync/maindata` for a session: everything for a rid that was not given last, else the differences.
 * Keys of empty collections are left out. Where lost updates are not repeated, a question with the rid before gets
 * only what changed since the answer that was lost.
 */
export function mainData(told: Told, rid: number, current: Snapshot, repeatsLost: boolean): Record<string, unknown> {
  const again = rid > 0 && rid === told.rid - 1
  const known =
    rid > 0 && rid === told.rid ? told.sent : again ? (repeatsLost ? told.acknowledged : told.sent) : undefined
  told.rid += 1
  if (!again) told.acknowledged = told.sent
  told.sent = structuredClone(current)
  if (known === undefined) return { full_update: true, ...filled(current), rid: told.rid }
  return { ...differences(known, current), rid: told.rid }
}

function filled(snapshot: Snapshot): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(snapshot).filter(([, value]) => (Array.isArray(value) ? value : Object.keys(value)).length > 0),
  )
}

function differences(before: Snapshot, after: Snapshot): Record<string, unknown> {
  const result: Record<string, unknown> = {}
  for (const name of ['torrents', 'categories'] as const) {
    const changed: Record<string, unknown> = {}
    for (const [key, fields] of Object.entries(after[name])) {
      const difference = fieldsThatDiffer(before[name][key], fields)
      if (Object.keys(difference).length > 0) changed[key] = difference
    }
    put(result, name, changed)
    put(
      result,
      `${name}_removed`,
      Object.keys(before[name]).filter((key) => !(key in after[name])),
    )
  }
  put(
    result,
    'tags',
    after.tags.filter((tag) => !before.tags.includes(tag)),
  )
  put(
    result,
    'tags_removed',
    before.tags.filter((tag) => !after.tags.includes(tag)),
  )
  const trackers = Object.entries(after.trackers).filter(([url, list]) => String(list) !== String(before.trackers[url]))
  put(result, 'trackers', Object.fromEntries(trackers))
  put(
    result,
    'trackers_removed',
    Object.keys(before.trackers).filter((url) => !(url in after.trackers)),
  )
  put(result, 'server_state', fieldsThatDiffer(before.server_state, after.server_state))
  return result
}

function fieldsThatDiffer(
  before: Record<string, unknown> = {},
  after: Record<string, unknown>,
): Record<string, unknown> {
  return Object.fromEntries(Object.entries(after).filter(([name, value]) => before[name] !== value))
}

function put(result: Record<string, unknown>, name: string, value: object): void {
  if (Object.keys(value).length > 0) result[name] = value
}
