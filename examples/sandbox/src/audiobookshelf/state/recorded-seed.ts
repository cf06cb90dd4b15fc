import { readFileSync } from 'node:fs'
import { sourceOf } from './item-store.ts'
import type { Item } from './records.ts'
import type { Seed } from './state.ts'

const file = new URL('../../../data/audiobookshelf/library.json', import.meta.url)

/** The sample library: 67 books and one podcast, made by `scripts/build-library.ts` out of the recordings. */
export function recordedSeed(): Seed {
  const { items, series, ...rest }: Omit<Seed, 'items'> & { items: Item[] } = JSON.parse(readFileSync(file, 'utf8'))
  return { ...rest, series: series.toSorted((a, b) => a.addedAt - b.addedAt), items: sourceOf(items), ordered: false }
}
