import { sql } from 'kysely'
import type { EntityManager } from '../database.ts'
import type { LogLevel } from '../entities/index.ts'
import { DomainError } from '../errors.ts'
import { countRows, type Page, type Paging, readPage } from './page.ts'
import { read, writeApart } from './store.ts'
import { storedId } from './stored-id.ts'
import { cleanText } from './stored-text.ts'
import { readJson, readMoment } from './stored.ts'
import type { Row } from './tables.ts'

/** A line of a run's log. */
export interface RunLogLine {
  readonly at: Date
  readonly level: LogLevel
  readonly message: string
  /** A JSON object. */
  readonly data?: Readonly<Record<string, unknown>> | null
}

/** A line as it was kept. */
export interface RunLogRecord {
  readonly id: number
  readonly at: string
  readonly level: LogLevel
  readonly message: string
  readonly data: Readonly<Record<string, unknown>> | null
}

/** Adds lines to a run's log. Throws `not_found` when there is no such run. */
export function appendRunLog(em: EntityManager, input: { runId: number; lines: readonly RunLogLine[] }): Promise<void> {
  if (input.lines.length === 0) return Promise.resolve()
  return writeApart(em, async (store) => {
    const run = await store.db.selectFrom('run').select('id').where('id', '=', storedId(input.runId)).executeTakeFirst()
    if (run === undefined) {
      throw new DomainError({ code: 'not_found', entity: 'run', message: `There is no run ${input.runId}.` })
    }
    for (let start = 0; start < input.lines.length; start += 1_000) {
      const lines = input.lines.slice(start, start + 1_000).map((line) => ({
        run_id: input.runId,
        at: store.moment(line.at),
        level: line.level,
        message: cleanText(line.message),
        data: line.data == null ? null : store.json(line.data),
      }))
      await store.db.insertInto('run_log').values(lines).execute()
    }
  })
}

/** Lists a run's log in the order it was written. */
export function listRunLog(
  em: EntityManager,
  input: Paging & { runId: number; level?: LogLevel },
): Promise<Page<RunLogRecord>> {
  return read(em, async (store) => {
    const from = sql`run_log as t`
    const where = [
      sql`t.run_id = ${storedId(input.runId)}`,
      ...(input.level === undefined ? [] : [sql`t.level = ${input.level}`]),
    ]
    const page = await readPage<Row<'run_log'>>(store, {
      from,
      where,
      sort: 'id',
      sorting: { column: 'id' },
      paging: input,
      total: () => countRows(store, from, where),
    })
    const items = page.items.map((row) => ({
      id: row.id,
      at: readMoment(row.at),
      level: row.level,
      message: row.message,
      data: readJson(row.data),
    }))
    return { ...page, items }
  })
}
