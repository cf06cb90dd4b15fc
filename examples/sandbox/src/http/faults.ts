import type { Request } from './request.ts'

/** Something that goes wrong on purpose. Fields combine: a delayed 503 with a cut body is one fault. */
export interface Fault {
  /** Only requests with this method. */
  method?: string
  /** Only requests whose path contains the string or matches the expression. */
  path?: string | RegExp
  /** How often it happens; then it is spent. Default: every time. */
  times?: number
  /** How many matching requests pass untouched first. */
  skip?: number
  /** Milliseconds before the answer starts. */
  delay?: number
  /** Status to answer with instead of the real one. Without `body` the body is empty. */
  status?: number
  /** Headers that replace those of the answer. */
  headers?: Record<string, string>
  /** Body that replaces the real one. */
  body?: string
  /** Sends this many bytes of the body, then ends the connection, with the full length already promised. */
  cutAfter?: number
  /** Milliseconds of silence in the middle of the body. */
  stall?: number
  /** Resets the connection before anything is sent. The request is carried out only when it says `late`. */
  reset?: boolean | 'late'
}

/** The faults of one server; may be changed while it runs. */
export interface Faults {
  /** Adds a fault; the function takes it away again. */
  add(fault: Fault): () => void
  clear(): void
  /** The first fault that is due for a request; counts it as used. */
  take(request: Pick<Request, 'method' | 'path'>): Fault | undefined
}

/** An empty list of faults. */
export function createFaults(initial: readonly Fault[] = []): Faults {
  let entries = initial.map((fault) => ({ fault, seen: 0 }))
  return {
    add(fault) {
      const entry = { fault, seen: 0 }
      entries.push(entry)
      return () => void (entries = entries.filter((other) => other !== entry))
    },
    clear() {
      entries = []
    },
    take(request) {
      for (const entry of entries) {
        if (!concerns(entry.fault, request)) continue
        const turn = entry.seen++ - (entry.fault.skip ?? 0)
        if (turn >= 0 && turn < (entry.fault.times ?? Infinity)) return entry.fault
      }
      return undefined
    },
  }
}

function concerns(fault: Fault, request: Pick<Request, 'method' | 'path'>): boolean {
  if (fault.method !== undefined && fault.method !== request.method) return false
  if (fault.path === undefined) return true
  return typeof fault.path === 'string' ? request.path.includes(fault.path) : fault.path.test(request.path)
}
