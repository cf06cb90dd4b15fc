import type { TaskLog } from '@shelfhand/tasks'
import type { Logger } from 'pino'

/** A log line of a run on its way to the database. */
export interface RunLogLine {
  readonly at: Date
  readonly level: keyof TaskLog
  readonly message: string
  readonly data: Readonly<Record<string, unknown>> | null
}

/** The log of one run: lines go to the server's log at once and to the database in batches. */
export interface RunLog extends TaskLog {
  /** Writes what is waiting. */
  flush(): Promise<void>
}

/** So many lines wait at most; a run that writes more in one go is written out sooner. */
const largestBatch = 100
/** So many lines of one run are kept; a run that writes without end does not fill the disk. */
const mostLines = 10_000

/** Makes the log of a run. `write` stores a batch; what it cannot store is told to the server's log and dropped. */
export function createRunLog(options: {
  readonly log: Logger
  readonly now: () => Date
  readonly write: (lines: readonly RunLogLine[]) => Promise<void>
}): RunLog {
  const { log, now } = options
  let waiting: RunLogLine[] = []
  let count = 0
  let writing: Promise<void> = Promise.resolve()

  const flush = () => {
    const lines = waiting
    waiting = []
    if (lines.length > 0) {
      writing = writing
        .then(() => options.write(lines))
        .catch((error: unknown) => {
          log.warn({ err: error, lines: lines.length }, 'log lines of a run could not be stored')
        })
    }
    return writing
  }
  const add = (level: keyof TaskLog) => (message: string, data?: Readonly<Record<string, unknown>>) => {
    log[level](data ?? {}, message)
    count += 1
    if (count > mostLines) return
    waiting.push({ at: now(), level, message, data: data ?? null })
    if (waiting.length >= largestBatch) void flush()
  }
  return { debug: add('debug'), info: add('info'), warn: add('warn'), error: add('error'), flush }
}
