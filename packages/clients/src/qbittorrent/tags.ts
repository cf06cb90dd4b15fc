import { z } from 'zod'
import type { Api, Signal } from './api.ts'
import { onHashes, type Selection } from './on-hashes.ts'
import { since } from './web-api-version.ts'

const TagNames = z.array(z.string())

/** Tags are separated by commas on the wire, so none can hold one. */
function joined(tags: readonly string[]): string {
  const names = tags.map((tag) => tag.trim())
  if (names.some((name) => name === '' || name.includes(','))) {
    throw new TypeError('A tag must not be empty and must not hold a comma')
  }
  return names.join(',')
}

/** Tags as such; those of torrents are changed by `torrents.tags`. */
export function tags(api: Api) {
  const change =
    (route: string) =>
    async (names: readonly string[], { signal }: Signal = {}) => {
      if (names.length === 0) return
      await api.change(route, { tags: joined(names) }, { signal, idempotent: true })
    }
  return {
    /** All of them, also those that no torrent has. */
    list: ({ signal }: Signal = {}): Promise<string[]> => api.json('torrents/tags', TagNames, {}, { signal }),
    /** Those that are there already stay. */
    create: change('torrents/createTags'),
    /** Takes them off every torrent, too. */
    remove: change('torrents/deleteTags'),
  }
}

export function torrentTags(api: Api) {
  return {
    /** Makes tags that are not there yet. */
    async add(hashes: Selection, names: readonly string[], { signal }: Signal = {}): Promise<void> {
      if (names.length === 0) return
      await onHashes(api, 'torrents/addTags', hashes, { tags: joined(names) }, { signal, idempotent: true })
    },
    /** Removes none of an empty list; `clear` removes all. */
    async remove(hashes: Selection, names: readonly string[], { signal }: Signal = {}): Promise<void> {
      if (names.length === 0) return
      await onHashes(api, 'torrents/removeTags', hashes, { tags: joined(names) }, { signal, idempotent: true })
    },
    /** Takes every tag off. */
    clear: (hashes: Selection, { signal }: Signal = {}) =>
      onHashes(api, 'torrents/removeTags', hashes, { tags: '' }, { signal, idempotent: true }),
    /** These and no others; from 5.1. */
    set: (hashes: Selection, names: readonly string[], { signal }: Signal = {}) =>
      onHashes(
        api,
        'torrents/setTags',
        hashes,
        { tags: joined(names) },
        { signal, idempotent: true, since: since.newIn51 },
      ),
  }
}
