import type { Added } from './info-hash.ts'
import type { Behaviour } from './behaviour.ts'
import type { Recordings } from './recorded.ts'
import type { Snapshot } from './sessions.ts'

export type Wire = Record<string, unknown> & {
  hash: string
  state: string
  category: string
  tags: string
  save_path: string
}

/** A torrent as `torrents/info` shows it, and what drives it. */
export interface Entry {
  wire: Wire
  running: boolean
  forced: boolean
  file: Uint8Array | undefined
  /** Epoch milliseconds; undefined while there is nothing to do. */
  changesAt: number | undefined
}

export interface StateOptions {
  /** Milliseconds in which a running torrent gets its metadata, and then all of its data. */
  downloadTime: number
  now: () => number
}

/** What this server knows, from the recordings at first. */
export interface State {
  torrents: Map<string, Entry>
  categories: Record<string, Record<string, unknown>>
  tags: Set<string>
  preferences: Record<string, unknown>
  limits: { download: number; upload: number; alternative: boolean }
  log: { id: number; message: string; timestamp: number; type: number }[]
  feeds: Record<string, unknown>
  rules: Record<string, unknown>
  /** Moves every torrent on to the present. */
  advance(): void
  add(added: Added, fields: Record<string, string | undefined>): void
  /** What `sync/maindata` tells. */
  snapshot(): Snapshot
}

const bodyOf = (recordings: Recordings, name: string): unknown => recordings.get(name)?.response.body

/** The state at the start: the torrents, categories, tags and settings of the recorded server. */
export function createState(recordings: Recordings, behaviour: Behaviour, options: StateOptions): State {
  const { now, downloadTime } = options
  const seconds = () => Math.floor(now() / 1000)
  const recorded = structuredClone(bodyOf(recordings, 'info/all')) as Wire[]
  const template = { ...recorded[0] }
  const stopped = (side: 'DL' | 'UP') => `${behaviour.stops ? 'stopped' : 'paused'}${side}`
  const torrents = new Map<string, Entry>(
    recorded.map((wire) => [
      wire.hash,
      { wire, running: !/^(paused|stopped)/.test(wire.state), forced: false, file: undefined, changesAt: undefined },
    ]),
  )
  const server = (bodyOf(recordings, 'sync/01-full-rid-0') as Snapshot).server_state
  const categories = structuredClone(bodyOf(recordings, 'category/categories')) as State['categories']

  function advance(): void {
    for (const entry of torrents.values()) step(entry)
  }

  function step(entry: Entry): void {
    const { wire, running } = entry
    const done = wire.progress === 1
    if (!running) {
      if (!/^(missing|error)/.test(wire.state)) wire.state = stopped(done ? 'UP' : 'DL')
      return
    }
    if (/^(paused|stopped|checking)/.test(wire.state)) {
      wire.state = done ? 'stalledUP' : entry.forced ? 'forcedDL' : hasMetadata(wire) ? 'downloading' : 'metaDL'
      if (!done && entry.changesAt === undefined) entry.changesAt = now() + downloadTime
    }
    if (entry.changesAt === undefined || now() < entry.changesAt) return
    entry.changesAt = undefined
    Object.assign(wire, {
      progress: 1,
      amount_left: 0,
      completed: wire.size,
      completion_on: seconds(),
      state: 'stalledUP',
    })
  }

  return {
    torrents,
    categories,
    tags: new Set(bodyOf(recordings, 'tag/tags') as string[]),
    preferences: structuredClone(bodyOf(recordings, 'app/preferences')) as State['preferences'],
    limits: { download: 0, upload: 0, alternative: false },
    log: structuredClone(bodyOf(recordings, 'log/main')) as State['log'],
    feeds: {},
    rules: {},
    advance,
    add(added, fields) {
      const isStopped = /^true$/i.test((behaviour.stops ? fields.stopped : fields.paused) ?? '')
      const metadata = added.file !== undefined
      const category = fields.category ?? ''
      if (category !== '' && !category.includes('//')) categories[category] ??= { name: category, savePath: '' }
      const tags = (fields.tags ?? '').split(',').flatMap((tag) => tag.trim() || [])
      for (const tag of tags) this.tags.add(tag)
      const savePath = fields.savepath ?? String(template.save_path)
      const wire: Wire = {
        ...template,
        hash: added.hash,
        infohash_v1: added.v1,
        infohash_v2: added.v2,
        name: fields.rename ?? added.name,
        state: metadata ? 'checkingResumeData' : isStopped ? stopped('DL') : 'metaDL',
        size: added.size,
        total_size: metadata ? added.size : -1,
        amount_left: added.size,
        completed: 0,
        progress: 0,
        completion_on: behaviour.stops ? -1 : 0,
        added_on: seconds(),
        category: category in categories ? category : '',
        tags: tags.join(', '),
        save_path: savePath,
        content_path: metadata ? `${savePath}/${added.name}` : '',
        dl_limit: Number(fields.dlLimit ?? 0),
        up_limit: Number(fields.upLimit ?? 0),
        tracker: added.tracker,
        ...('private' in template ? { private: metadata ? added.private : null } : {}),
        ...('has_metadata' in template ? { has_metadata: metadata } : {}),
      }
      const running = !isStopped
      torrents.set(added.hash, {
        wire,
        running,
        forced: false,
        file: added.file,
        // A magnet link without a swarm waits for its metadata.
        changesAt: running && metadata ? now() + downloadTime : undefined,
      })
    },
    snapshot() {
      advance()
      const trackers: Record<string, string[]> = {}
      for (const { wire } of torrents.values()) {
        if (typeof wire.tracker === 'string' && wire.tracker !== '') (trackers[wire.tracker] ??= []).push(wire.hash)
      }
      return {
        torrents: Object.fromEntries([...torrents.values()].map(({ wire: { hash, ...fields } }) => [hash, fields])),
        categories,
        tags: [...this.tags],
        trackers,
        server_state: { ...server, use_alt_speed_limits: this.limits.alternative },
      }
    },
  }
}

const hasMetadata = (wire: Wire): boolean => Number(wire.total_size) >= 0
