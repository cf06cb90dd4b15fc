import { setTimeout as sleep } from 'node:timers/promises'
import { FatalError } from '../../http/fatal.ts'

/** What a write that is under way will do to authors and series. */
export interface Intent {
  itemId: string
  newSeries: readonly string[]
  newAuthors: readonly string[]
  addedNames: readonly string[]
  leavesSeries: boolean
}

/** Lets writes overlap as they do on the real server, where several of them hurt each other. */
export interface Overlap {
  /** Waits while the write is under way. Answers whether a new author has to be made twice; dies of the rest. */
  pass(intent: Intent): Promise<{ twice: boolean }>
}

/**
 * Watches the writes of one server, each of which takes some milliseconds. Two at once that make the same new series,
 * that both take books out of a series, or that add the same names to one book end the server; two that make the
 * same new author leave two authors of that name.
 */
export function createOverlap(milliseconds: number): Overlap {
  const underWay = new Set<Intent>()
  return {
    async pass(intent) {
      const others = new Set([...underWay].filter((other) => touches(other, intent)))
      underWay.add(intent)
      try {
        await sleep(milliseconds)
      } finally {
        underWay.delete(intent)
      }
      const fatal = [...others].map((other) => conflict(other, intent)).find((reason) => reason !== undefined)
      if (fatal !== undefined) throw new FatalError(fatal)
      return { twice: others.size > 0 }
    },
  }
}

const shared = (a: readonly string[], b: readonly string[]) =>
  a.some((name) => b.some((other) => other.toLowerCase() === name.toLowerCase()))

function touches(a: Intent, b: Intent): boolean {
  return conflict(a, b) !== undefined || shared(a.newAuthors, b.newAuthors)
}

function conflict(a: Intent, b: Intent): string | undefined {
  if (shared(a.newSeries, b.newSeries))
    return 'SQLITE_CONSTRAINT: UNIQUE constraint failed: series.name, series.libraryId'
  if (a.leavesSeries && b.leavesSeries) return 'SQLITE_BUSY: database is locked'
  if (a.itemId === b.itemId && shared(a.addedNames, b.addedNames)) return 'SQLITE_CONSTRAINT: UNIQUE constraint failed'
  return undefined
}
