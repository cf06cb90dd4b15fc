/** How many items of each kind a report names; beyond that it only counts. */
export const namedItemsLimit = 100

/** Something a run worked on: its name, and a path of the API where it can be looked at. */
export interface ReportItem {
  readonly title: string
  readonly link?: string
  readonly reason?: string
}

/** What a run did, as stored with it. Counts are exact; `items` names the first hundred of each kind. */
export interface TaskReport {
  readonly seen: number
  readonly created: number
  readonly changed: number
  readonly unchanged: number
  readonly skipped: Readonly<Record<string, number>>
  readonly failed: Readonly<Record<string, number>>
  readonly calls: Readonly<Record<string, number>>
  readonly warnings: readonly string[]
  /** What the task found, in a shape of its own (JSON); null when it set none. */
  readonly result: unknown
  readonly items: Readonly<Record<'created' | 'changed' | 'skipped' | 'failed', readonly ReportItem[]>>
}

/** Collects what a run did. Say "changed" only of what was changed and checked. */
export interface Report {
  seen(count?: number): void
  created(item: ReportItem): void
  changed(item: ReportItem): void
  unchanged(count?: number): void
  skipped(reason: string, item?: ReportItem): void
  failed(reason: string, item?: ReportItem): void
  call(service: string): void
  warn(sentence: string): void
  /** Sets what the task found, as JSON of a bounded size. */
  result(value: unknown): void
  toJSON(): TaskReport
}

/** An empty report. */
export function createReport(): Report {
  const count = { seen: 0, created: 0, changed: 0, unchanged: 0 }
  const skipped: Record<string, number> = {}
  const failed: Record<string, number> = {}
  const calls: Record<string, number> = {}
  const warnings: string[] = []
  let result: unknown = null
  const items = { created: [], changed: [], skipped: [], failed: [] } as Record<keyof TaskReport['items'], ReportItem[]>

  const add = (counts: Record<string, number>, key: string) => {
    counts[key] = (counts[key] ?? 0) + 1
  }
  const name = (kind: keyof TaskReport['items'], item: ReportItem | undefined) => {
    if (item !== undefined && items[kind].length < namedItemsLimit) items[kind].push(item)
  }

  return {
    seen: (number = 1) => void (count.seen += number),
    unchanged: (number = 1) => void (count.unchanged += number),
    created(item) {
      count.created += 1
      name('created', item)
    },
    changed(item) {
      count.changed += 1
      name('changed', item)
    },
    skipped(reason, item) {
      add(skipped, reason)
      name('skipped', item && { reason, ...item })
    },
    failed(reason, item) {
      add(failed, reason)
      name('failed', item && { reason, ...item })
    },
    call: (service) => add(calls, service),
    warn(sentence) {
      if (warnings.length < namedItemsLimit) warnings.push(sentence)
    },
    result: (value) => void (result = value),
    toJSON: () => ({ ...count, skipped, failed, calls, warnings: withZeroEffect(), result, items }),
  }

  /** A run that had work and did nothing is what users notice last: the report says so itself. */
  function withZeroEffect(): string[] {
    const touched = count.created + count.changed + count.unchanged
    return count.seen > 0 && touched === 0
      ? [...warnings, `${count.seen} items were seen, and nothing was done with any of them.`]
      : warnings
  }
}

/** The sum of a report's counts by reason. */
export function total(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((sum, number) => sum + number, 0)
}
