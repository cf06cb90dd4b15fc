import type { Item } from './records.ts'

/** Books in the order of the database. A generated library makes its books when they are asked for. */
export interface ItemSource {
  size: number
  at(index: number): Item
  indexOf(id: string): number
}

/** The books of a server: a source, and over it what was changed, added and deleted since. */
export interface ItemStore {
  size(): number
  get(id: string): Item | undefined
  /** A copy that may be changed and put back. */
  copy(id: string): Item | undefined
  put(item: Item): void
  remove(id: string): boolean
  /** Every book, oldest row first. */
  all(): Generator<Item>
  /** True while the source alone answers, so that positions in it are positions in the list. */
  untouched(): boolean
  at(index: number): Item
}

/** A source over records that are in memory. */
export function sourceOf(items: readonly Item[]): ItemSource {
  const positions = new Map(items.map((item, index) => [item.id, index]))
  return {
    size: items.length,
    at: (index) => items[index] as Item,
    indexOf: (id) => positions.get(id) ?? -1,
  }
}

/** A store over a source, which it never changes. */
export function createItemStore(source: ItemSource): ItemStore {
  const changed = new Map<string, Item>()
  const added = new Map<string, Item>()
  const removed = new Set<string>()

  function get(id: string): Item | undefined {
    if (removed.has(id)) return undefined
    const known = changed.get(id) ?? added.get(id)
    if (known !== undefined) return known
    const index = source.indexOf(id)
    return index < 0 ? undefined : source.at(index)
  }

  function* all(): Generator<Item> {
    for (let index = 0; index < source.size; index += 1) {
      const item = source.at(index)
      if (!removed.has(item.id)) yield changed.get(item.id) ?? item
    }
    yield* added.values()
  }

  return {
    size: () => source.size - removed.size + added.size,
    get,
    copy(id) {
      const item = get(id)
      return item === undefined ? undefined : structuredClone(item)
    },
    put(item) {
      if (source.indexOf(item.id) >= 0) changed.set(item.id, item)
      else added.set(item.id, item)
    },
    remove(id) {
      if (get(id) === undefined) return false
      changed.delete(id)
      if (!added.delete(id)) removed.add(id)
      return true
    },
    all,
    untouched: () => removed.size === 0 && added.size === 0,
    at: (index) => {
      const item = source.at(index)
      return changed.get(item.id) ?? item
    },
  }
}
