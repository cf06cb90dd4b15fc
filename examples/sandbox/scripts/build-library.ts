/**
 * Derives the sample library (`data/audiobookshelf/library.json`) from the recordings: the state of the recorded server
 * after its first scan, without anything that can be computed. Usage:
 * `node scripts/build-library.ts [file]`.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

// oxlint-disable-next-line typescript/no-explicit-any -- recordings of many shapes, read once
type Json = Record<string, any>
const folder = join(import.meta.dirname, '..')

function topic(name: string): Json[] {
  const text = readFileSync(join(folder, 'recordings/audiobookshelf', `${name}.ndjson`), 'utf8')
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
}

function bodyOf(path: string): Json {
  const recording = topic(path.split('/')[0] ?? '').find((entry) => entry.name === path)
  if (recording === undefined) throw new Error(`No recording ${path}`)
  return recording.response.body
}

const listed: Json[] = bodyOf('items-list/default-no-params').results
const scan: Json[] = topic('socket').find((entry) => entry.name === 'socket/first-scan')?.events ?? []
const expanded = new Map<string, Json>()
for (const event of scan.filter((entry) => entry.event === 'items_added'))
  for (const item of event.args[0]) expanded.set(item.id, item)

/** Computed by the server from the rest of the item. */
const derivedOfMetadata = [
  'titleIgnorePrefix',
  'authorName',
  'authorNameLF',
  'narratorName',
  'seriesName',
  'descriptionPlain',
]
const derivedOfMedia = [
  'numTracks',
  'numAudioFiles',
  'numChapters',
  'duration',
  'size',
  'ebookFormat',
  'tracks',
  'libraryItemId',
]
const derivedOfItem = ['numFiles', 'size']

function without(record: Json, keys: readonly string[]): Json {
  return Object.fromEntries(Object.entries(record).filter(([key]) => !keys.includes(key)))
}

// The scan announced the books before the directory times were final, the list is what clients read afterwards.
const items = listed.map((row): Json => {
  const item = expanded.get(row.id)
  if (item === undefined) throw new Error(`The scan did not announce ${row.id}`)
  const times = {
    mtimeMs: row.mtimeMs,
    ctimeMs: row.ctimeMs,
    birthtimeMs: row.birthtimeMs,
    addedAt: row.addedAt,
    updatedAt: row.updatedAt,
  }
  const media = without(item.media, derivedOfMedia)
  media.metadata = without(media.metadata, derivedOfMetadata)
  return { ...without(item, derivedOfItem), ...times, media }
})

const root = bodyOf('auth/authorize-api-key').user
const users = ['admin', 'reader', 'editor', 'limited', 'guest'].map((name) => bodyOf(`users/create-${name}`).user)

const series = new Map<string, Json>()
for (const event of scan) {
  if (event.event !== 'items_added') continue
  for (const item of event.args[0]) for (const entry of item.media.metadata.series) series.set(entry.id, entry)
}
const known = new Map<string, Json>()
for (const name of ['series', 'search', 'authors']) {
  for (const entry of topic(name)) collectSeries(entry.response.body)
}
function collectSeries(value: unknown): void {
  if (Array.isArray(value)) return value.forEach(collectSeries)
  if (value === null || typeof value !== 'object') return
  const record: Json = value
  if ('nameIgnorePrefix' in record && series.has(record.id) && !known.has(record.id)) known.set(record.id, record)
  Object.values(record).forEach(collectSeries)
}

const library = {
  serverSettings: bodyOf('auth/authorize-api-key').serverSettings,
  libraries: bodyOf('libraries/list').libraries,
  users: [root, ...users].map((user) => without(user, ['token', 'mediaProgress', 'bookmarks'])),
  authors: bodyOf('authors/list-unpaginated').authors.map((author: Json) => without(author, ['numBooks', 'lastFirst'])),
  series: bodyOf('libraries/filterdata').series.map((entry: Json) => {
    const first = items.find((item) => item.media.metadata.series.some((link: Json) => link.id === entry.id))
    const full = known.get(entry.id)
    return {
      id: entry.id,
      name: entry.name,
      description: null,
      addedAt: full?.addedAt ?? first?.addedAt,
      updatedAt: full?.addedAt ?? first?.addedAt,
      libraryId: first?.libraryId,
    }
  }),
  items,
  podcasts: [
    { minified: bodyOf('libraries/podcast-items').results[0], expanded: bodyOf('items-get/podcast-expanded') },
  ],
  documents: {
    providers: bodyOf('search/providers'),
    authSettings: bodyOf('auth/auth-settings'),
    notifications: bodyOf('notifications/get'),
  },
}
const target = process.argv[2] ?? join(folder, 'data/audiobookshelf/library.json')
writeFileSync(target, `${JSON.stringify(library, null, 1)}\n`)
