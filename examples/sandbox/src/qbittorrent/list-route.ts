import { json, text, type Reply } from '../http/reply.ts'
import type { Context } from './context.ts'
import type { Entry } from './state.ts'

const isActive = ({ wire }: Entry): boolean => /^(downloading|uploading|metaDL|forced)/.test(wire.state)

const filters: Record<string, (entry: Entry) => boolean> = {
  downloading: ({ wire }) => wire.progress !== 1,
  completed: ({ wire }) => wire.progress === 1,
  seeding: ({ wire, running }) => wire.progress === 1 && running,
  errored: ({ wire }) => /^(error|missing)/.test(wire.state),
  stalled: ({ wire }) => wire.state.startsWith('stalled'),
  stalled_downloading: ({ wire }) => wire.state === 'stalledDL',
  stalled_uploading: ({ wire }) => wire.state === 'stalledUP',
  active: isActive,
  inactive: (entry) => !isActive(entry),
  checking: ({ wire }) => wire.state.startsWith('checking'),
  moving: ({ wire }) => wire.state === 'moving',
}

/** `torrents/info`: an unknown filter and an empty list of hashes mean every torrent. */
export function list(context: Context): Reply {
  const { state, behaviour, form } = context
  const { filter = 'all', category, tag, hashes, sort, reverse, limit, offset } = form.fields
  state.advance()
  const stopped = behaviour.stops ? ['stopped', 'running'] : ['paused', 'resumed']
  const wanted = hashes ? new Set(hashes.toLowerCase().split('|')) : undefined
  let entries = [...state.torrents.values()].filter((entry) => {
    const fits =
      filters[filter] ??
      (filter === stopped[0]
        ? ({ running }: Entry) => !running
        : filter === stopped[1]
          ? ({ running }: Entry) => running
          : () => true)
    const tags = entry.wire.tags === '' ? [] : entry.wire.tags.split(', ')
    return (
      fits(entry) &&
      (category === undefined || isIn(entry.wire.category, category, behaviour.modern)) &&
      (tag === undefined || (tag === '' ? tags.length === 0 : tags.includes(tag))) &&
      (wanted === undefined || wanted.has(entry.wire.hash))
    )
  })
  if (sort !== undefined) {
    if (entries[0] !== undefined && !(sort in entries[0].wire)) return text("'sort' parameter is invalid", 400)
    entries = entries.toSorted((a, b) => (String(a.wire[sort]) < String(b.wire[sort]) ? -1 : 1))
  }
  if (/^true$/i.test(reverse ?? '')) entries.reverse()
  // Before 5.2 an offset past the end gives everything.
  const start = Number(offset ?? 0) > entries.length && !behaviour.modern ? 0 : Number(offset ?? 0)
  const end = Number(limit ?? 0) > 0 ? start + Number(limit) : undefined
  return json(entries.slice(start, end).map(({ wire }) => wire))
}

/** From 5.2 a category includes those below it. */
function isIn(own: string, category: string, modern: boolean): boolean {
  return own === category || (modern && category !== '' && own.startsWith(`${category}/`))
}
