import type { EntityManager } from '../database.ts'
import { entities } from '../entities/index.ts'
import { DomainError } from '../errors.ts'
import type { Parameter } from './batch.ts'
import type { Store } from './store.ts'
import { largestId } from './stored-id.ts'
import { isStorable } from './stored-moment.ts'
import type { TableName } from './tables.ts'

/** A table as it is exported: its columns with their kinds, and the columns of its key. */
export interface PortableTable {
  readonly name: TableName
  readonly columns: ReadonlyMap<string, ColumnKind>
  readonly key: readonly string[]
}

type ColumnKind = 'moment' | 'flag' | 'json' | 'number' | 'whole number' | 'long number' | 'text'

/** Counters follow from the rows: the database counts them again as they are written. */
const derived = new Set<string>(['counter', 'book_completeness'])

/** Columns that follow from other rows: an import works them out. */
const derivedColumns = new Set(['lacks_author', 'lacks_series'])

/** The tables of an export, parents before children. */
export function portableTables(em: EntityManager): PortableTable[] {
  const metadata = em.getMetadata()
  return entities.flatMap((entity) => {
    const meta = metadata.find(entity)
    if (meta === undefined || derived.has(meta.tableName)) return []
    const columns = new Map(
      meta.props.flatMap((property) =>
        property.fieldNames.flatMap((column) =>
          derivedColumns.has(column) ? [] : [[column, kindOf(property)] as const],
        ),
      ),
    )
    const key = meta.getPrimaryProps().flatMap((property) => property.fieldNames)
    return [{ name: meta.tableName as TableName, columns, key }]
  })
}

function kindOf(property: { runtimeType: string; columnTypes: readonly string[]; kind: string }): ColumnKind {
  const column = property.columnTypes[0] ?? ''
  if (property.kind !== 'scalar') return 'whole number'
  if (column.startsWith('json')) return 'json'
  if (property.runtimeType === 'Date') return 'moment'
  if (property.runtimeType === 'boolean') return 'flag'
  if (property.runtimeType !== 'number') return 'text'
  if (column.startsWith('bigint')) return 'long number'
  return /^(?:int|serial)/.test(column) ? 'whole number' : 'number'
}

/** A row as both databases understand it: moments as ISO-8601, truths as truths, JSON as values. */
export function toPortable(table: PortableTable, row: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries([...table.columns].map(([column, kind]) => [column, portableValue(kind, row[column])]))
}

function portableValue(kind: ColumnKind, value: unknown): unknown {
  if (value === null || value === undefined) return null
  if (kind === 'moment') return new Date(value as string | number).toISOString()
  if (kind === 'flag') return Boolean(value)
  if (kind === 'json') return typeof value === 'string' ? JSON.parse(value) : value
  return kind === 'text' ? value : Number(value)
}

/** A row of an export as parameters of the database at hand. Throws `invalid_value` for a value of the wrong kind. */
export function fromPortable(store: Store, table: PortableTable, row: Readonly<Record<string, unknown>>): Parameter[] {
  const unknown = Object.keys(row).find((column) => !table.columns.has(column))
  if (unknown !== undefined) throw wrong(table, unknown, 'is not known')
  return [...table.columns].map(([column, kind]) => {
    const value = parameter(store, kind, row[column] ?? null)
    if (value === undefined) throw wrong(table, column, `is not a ${kind}`)
    return value
  })
}

function parameter(store: Store, kind: ColumnKind, value: unknown): Parameter | undefined {
  if (value === null) return null
  if (kind === 'json') return store.json(value)
  if (kind === 'flag') return typeof value === 'boolean' ? store.flag(value) : undefined
  if (kind === 'moment') return typeof value === 'string' ? momentOf(store, value) : undefined
  if (kind === 'text') return typeof value === 'string' ? value : undefined
  return typeof value === 'number' && fits[kind](value) ? value : undefined
}

/** What one database would take and the other refuse. */
const fits = {
  number: Number.isFinite,
  'long number': Number.isSafeInteger,
  'whole number': (value: number) => Number.isInteger(value) && Math.abs(value) <= largestId,
} as const

/** A moment as an export writes it, and no other text that is taken for one. */
function momentOf(store: Store, text: string): Parameter | undefined {
  const date = new Date(text)
  return isStorable(date) && date.toISOString() === text ? store.moment(date) : undefined
}

function wrong(table: PortableTable, column: string, what: string): DomainError {
  return new DomainError({
    code: 'invalid_value',
    entity: table.name,
    field: column,
    message: `The field ${table.name}.${column} ${what}.`,
  })
}
