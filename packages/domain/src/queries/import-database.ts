import { sql } from 'kysely'
import type { Database } from '../database.ts'
import { isPassing, toDomainError } from '../driver-fault.ts'
import { DomainError, isDomainError } from '../errors.ts'
import { insertRows, type Parameter } from './batch.ts'
import { exportFormat } from './export-database.ts'
import { fromPortable, type PortableTable, portableTables } from './portable-rows.ts'
import { type Store, write } from './store.ts'

/** Rows written at a time. */
const batchSize = 200

/** A line longer than this is no row of ours. */
const longestLine = 64 * 1024 * 1024

/**
 * Fills an empty database from an export, of this or the other kind of database: all of it, or nothing when a line is
 * wrong. Takes the same memory however long the export is. Throws `not_empty`;
 * `invalid_value` when the export cannot be read; with the line `invalid_value`, `conflict` for a row that comes twice,
 * `in_use` for one whose parent is missing.
 */
export function importDatabase(
  database: Database,
  chunks: AsyncIterable<string | Uint8Array>,
): Promise<{ rows: Readonly<Record<string, number>> }> {
  const em = database.em()
  const tables = new Map<string, PortableTable>(portableTables(em).map((table) => [table.name, table]))
  const work = async (store: Store) => {
    await refuseFilled(store, [...tables.values()])
    const counts: Record<string, number> = {}
    let batch: Batch | undefined
    const flush = async () => {
      if (batch === undefined) return
      await writeBatch(store, batch)
      counts[batch.table.name] = (counts[batch.table.name] ?? 0) + batch.rows.length
      batch = undefined
    }
    let number = 0
    let ended = false
    for await (const line of lines(chunks)) {
      number += 1
      const parsed = parseLine(line, number)
      if (number === 1) {
        checkHeader(parsed)
        continue
      }
      if (ended) throw wrongLine(number, 'comes after the end')
      if (isRecord(parsed['rows'])) {
        await flush()
        checkCounts(parsed['rows'], counts, number)
        ended = true
        continue
      }
      const table = tables.get(String(parsed['table']))
      const row = parsed['row']
      if (table === undefined || !isRecord(row)) throw wrongLine(number, 'is not a row of a table')
      if (batch?.table !== table || batch.rows.length === batchSize) await flush()
      batch ??= { table, rows: [], firstLine: number }
      batch.rows.push(atLine(number, () => fromPortable(store, table, row)))
    }
    if (number === 0) throw wrongLine(1, 'is missing')
    if (!ended) throw wrongLine(number + 1, 'is missing: the export was cut off')
    await noteAllUntied(store)
    await moveSequences(store, [...tables.values()])
    return { rows: counts }
  }
  // The chunks can be read only once.
  return write(em, work, { once: true })
}

/** Rows of one table that are written together. */
interface Batch {
  readonly table: PortableTable
  readonly rows: Parameter[][]
  readonly firstLine: number
}

/** Writes rows; when they are refused, finds the one that is to blame. */
async function writeBatch(store: Store, { table, rows, firstLine }: Batch): Promise<void> {
  const insert = (some: readonly Parameter[][]) =>
    insertRows(store, { table: table.name, columns: [...table.columns.keys()], rows: some })
  await sql`savepoint import_batch`.execute(store.db)
  try {
    await insert(rows)
  } catch (error) {
    if (!isDomainError(toDomainError(error)) || isPassing(error)) throw error
    await sql`rollback to savepoint import_batch`.execute(store.db)
    for (const [at, row] of rows.entries())
      await insert([row]).catch((fault: unknown) => refuseAt(firstLine + at, fault))
    throw error
  }
  await sql`release savepoint import_batch`.execute(store.db)
}

function atLine<Result>(number: number, work: () => Result): Result {
  try {
    return work()
  } catch (error) {
    return refuseAt(number, error)
  }
}

/** Throws an error about a row again, with its line. */
function refuseAt(number: number, error: unknown): never {
  const refused = toDomainError(error)
  if (!isDomainError(refused)) throw error
  throw new DomainError({
    code: refused.code,
    ...(refused.entity === null ? {} : { entity: refused.entity }),
    field: refused.field ?? `line ${number}`,
    ...(refused.reason === null ? {} : { reason: refused.reason }),
    message: `Line ${number} of the import is refused: ${refused.message}`,
  })
}

function checkCounts(
  expected: Record<string, unknown>,
  counts: Readonly<Record<string, number>>,
  number: number,
): void {
  for (const table of new Set([...Object.keys(expected), ...Object.keys(counts)])) {
    if ((expected[table] ?? 0) === (counts[table] ?? 0)) continue
    throw wrongLine(number, 'counts other rows than there are: some are lost')
  }
}

async function refuseFilled(store: Store, tables: readonly PortableTable[]): Promise<void> {
  for (const table of tables) {
    const { rows } = await sql`select 1 from ${sql.table(table.name)} limit 1`.execute(store.db)
    if (rows.length === 0) continue
    throw new DomainError({
      code: 'not_empty',
      entity: table.name,
      message: 'An import needs an empty database; this one has rows already.',
    })
  }
}

/** An export does not say which books have no authors, or no series. */
async function noteAllUntied(store: Store): Promise<void> {
  await sql`update book set lacks_author = true where not exists (
    select 1 from book_author j where j.book_id = book.id)`.execute(store.db)
  await sql`update book set lacks_series = true where not exists (
    select 1 from book_series j where j.book_id = book.id)`.execute(store.db)
}

/** PostgreSQL counts ids apart from the rows. */
async function moveSequences(store: Store, tables: readonly PortableTable[]): Promise<void> {
  if (store.driver === 'sqlite') return
  for (const { name, key } of tables) {
    if (key.length !== 1 || key[0] !== 'id') continue
    await sql`select setval(pg_get_serial_sequence(${name}, 'id'), greatest(coalesce(max(id), 1), 1), max(id) >= 1) from ${sql.table(name)}`.execute(
      store.db,
    )
  }
}

/** Splits chunks into lines; empty ones are left out. */
async function* lines(chunks: AsyncIterable<string | Uint8Array>): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let rest = ''
  let number = 0
  const decode = (chunk?: Uint8Array) => {
    try {
      return decoder.decode(chunk, { stream: chunk !== undefined })
    } catch {
      throw wrongLine(number + 1, 'is not UTF-8, or a line soon after')
    }
  }
  for await (const chunk of readable(chunks)) {
    rest += typeof chunk === 'string' ? chunk : decode(chunk)
    const parts = rest.split('\n')
    rest = parts.pop() ?? ''
    for (const part of parts.filter((one) => one.trim() !== '')) {
      number += 1
      yield part
    }
    if (rest.length > longestLine)
      throw new DomainError({ code: 'invalid_value', message: 'A line of the import is too long.' })
  }
  rest += decode()
  if (rest.trim() !== '') yield rest
}

/** What reading an export ran into is not taken for a fault of the database. */
async function* readable(chunks: AsyncIterable<string | Uint8Array>): AsyncGenerator<string | Uint8Array> {
  try {
    yield* chunks
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : null
    throw new DomainError({
      code: 'invalid_value',
      ...(reason === null ? {} : { reason }),
      message: `The export could not be read to its end${reason === null ? '' : ` (${reason})`}; nothing was imported.`,
    })
  }
}

function parseLine(line: string, number: number): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(line)
    if (isRecord(parsed)) return parsed
  } catch {
    // Said below, without the line: it may hold anything.
  }
  throw wrongLine(number, 'is not a JSON object')
}

function checkHeader(header: Record<string, unknown>): void {
  if (header['shelfhand'] === exportFormat) return
  throw wrongLine(1, `is not the header of an export in format ${exportFormat}`)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function wrongLine(number: number, what: string): DomainError {
  return new DomainError({
    code: 'invalid_value',
    field: `line ${number}`,
    message: `Line ${number} of the import ${what}.`,
  })
}
