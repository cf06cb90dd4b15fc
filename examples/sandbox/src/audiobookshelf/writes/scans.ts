import type { Item, Json, Library } from '../state/records.ts'
import type { State } from '../state/state.ts'
import { newAuthor } from '../views/author-views.ts'
import { expanded } from '../views/item-views.ts'
import { beginTask, endTask, scanResults } from './tasks.ts'
import { announceItem } from './update-item.ts'

/** Work that goes on after the request that started it was answered. */
export interface Scans {
  /** Starts a scan of a library; does nothing while one is running. `force` reads every book's files again. */
  start(library: Library, force: boolean): void
  /** Reads one book's files again at once. */
  scanItem(id: string): 'UPTODATE' | 'UPDATED'
  /** Adds what was copied into a library's folder, some time later, as the watcher of folders does. */
  watch(library: Library): void
  /** Runs something later, unless the server is closed first. */
  later(work: () => void | Promise<void>): void
  /** Forgets everything that has not happened yet. */
  stop(): void
}

/** How long things take, in milliseconds. */
export interface ScanTimes {
  scan: number
  watcher: number
}

/** Scans over a state. What lies on the disk without being known is in `state.onDisk`, what was moved away in `state.movedAway`. */
export function createScans(state: State, times: ScanTimes): Scans {
  const timers = new Set<NodeJS.Timeout>()
  const running = new Set<string>()

  function after(milliseconds: number, work: () => void | Promise<void>): void {
    const timer = setTimeout(() => {
      timers.delete(timer)
      void work()
    }, milliseconds)
    timer.unref()
    timers.add(timer)
  }

  function reread(item: Item): boolean {
    const narrators = state.narratorsInFiles.get(item.id)
    const missing = state.movedAway.has(item.id)
    if (narrators === undefined && missing === item.isMissing) return false
    const changed = structuredClone(item)
    changed.media.metadata.narrators = narrators ?? changed.media.metadata.narrators
    changed.isMissing = missing
    changed.updatedAt = state.now()
    state.narratorsInFiles.delete(item.id)
    state.items.put(changed)
    return true
  }

  function addFromDisk(libraryId: string): Item[] {
    const found = state.onDisk.filter((item) => item.libraryId === libraryId)
    state.onDisk = state.onDisk.filter((item) => item.libraryId !== libraryId)
    return found.map((item) => {
      const at = state.now()
      const added = {
        ...item,
        id: state.newId(),
        addedAt: at,
        updatedAt: at,
        media: { ...item.media, id: state.newId() },
      }
      const { metadata } = added.media
      metadata.authors = metadata.authors.map(({ name }) => linkAuthor(state, libraryId, name))
      metadata.series = metadata.series.map((link) => ({
        ...linkSeries(state, libraryId, link.name),
        sequence: link.sequence,
      }))
      state.items.put(added)
      return added
    })
  }

  return {
    start(library, force) {
      if (running.has(library.id)) return
      running.add(library.id)
      const startedAt = state.now()
      const task = beginTask(state, 'library-scan', library)
      after(times.scan, () => {
        running.delete(library.id)
        const added = addFromDisk(library.id)
        const updated = [...state.items.all()]
          .filter((item) => item.libraryId === library.id && (force || state.movedAway.has(item.id) !== item.isMissing))
          .filter(reread)
        const missing = updated.filter((item) => state.movedAway.has(item.id)).length
        const figures = {
          added: added.length,
          updated: updated.length - missing,
          missing,
          elapsed: state.now() - startedAt,
        }
        for (const chunk of inTens(added)) state.announce('items_added', chunk)
        for (const chunk of inTens(updated.flatMap((item) => state.items.get(item.id) ?? [])))
          state.announce('items_updated', chunk)
        Object.assign(state.libraries.get(library.id) ?? {}, {
          lastScan: state.now(),
          lastScanVersion: state.serverSettings.version,
        })
        endTask(state, task, { scanResults: scanResults(figures) }, state.renamedSeries.size > 0)
      })
    },
    scanItem(id) {
      const item = state.items.get(id)
      if (item === undefined || !reread(item)) return 'UPTODATE'
      announceItem(state, state.items.get(id) ?? item)
      return 'UPDATED'
    },
    watch(library) {
      after(times.watcher, () => {
        const task = beginTask(state, 'watcher-scan', library)
        const added = addFromDisk(library.id)
        for (const item of added) state.announce('item_added', expanded(item))
        const figures = { added: added.length, updated: 0, missing: 0, elapsed: 0 }
        endTask(state, task, { scanResults: scanResults(figures) }, false)
      })
    },
    later: (work) => after(times.scan, work),
    stop() {
      for (const timer of timers) clearTimeout(timer)
      timers.clear()
    },
  }
}

function linkAuthor(state: State, libraryId: string, name: string): { id: string; name: string } {
  const found = [...state.authors.values()].find((author) => author.libraryId === libraryId && author.name === name)
  if (found !== undefined) return { id: found.id, name }
  const at = state.now()
  const author = {
    id: state.newId(),
    asin: null,
    name,
    description: null,
    imagePath: null,
    libraryId,
    addedAt: at,
    updatedAt: at,
  }
  state.authors.set(author.id, author)
  state.announce('author_added', newAuthor(author))
  return { id: author.id, name }
}

function linkSeries(state: State, libraryId: string, name: string): { id: string; name: string } {
  const found = [...state.series.values()].find((series) => series.libraryId === libraryId && series.name === name)
  if (found !== undefined) return { id: found.id, name }
  const at = state.now()
  const id = state.newId()
  state.series.set(id, { id, name, description: null, libraryId, addedAt: at, updatedAt: at })
  return { id, name }
}

function inTens(items: readonly Item[]): Json[][] {
  return Array.from({ length: Math.ceil(items.length / 10) }, (_, index) =>
    items.slice(index * 10, index * 10 + 10).map(expanded),
  )
}
