import type { InferKyselyDB } from '@mikro-orm/sql'
import type { ColumnType, Generated, Selectable } from 'kysely'
import type { AnyEntity } from '../entities/index.ts'

/** A moment as a driver gives it: milliseconds since 1970 on SQLite, text with a zone on PostgreSQL. */
export type StoredMoment = number | string

/** A truth as a driver gives it: 0 and 1 on SQLite. */
export type StoredFlag = number | boolean

/** A JSON value as a driver gives it: text on SQLite, parsed on PostgreSQL. */
export type StoredJson<Value = unknown> = { readonly parsed: Value } | string

type StoredValue<Value> = unknown extends Value
  ? StoredJson | null
  : [Value] extends [Date | null]
    ? StoredMoment | Extract<Value, null>
    : [Value] extends [boolean | null]
      ? StoredFlag | Extract<Value, null>
      : [Value] extends [string | number | null]
        ? Value
        : StoredJson<NonNullable<Value>> | Extract<Value, null>

type StoredColumn<Column> = [Column] extends [ColumnType<infer Value, infer _Insert, infer _Update>]
  ? Generated<StoredValue<Value>>
  : StoredValue<Column>

/** MikroORM gives versions a default without saying so in the type. */
type StoredTable<Table> = {
  [Column in keyof Table]: Column extends 'version' ? Generated<number> : StoredColumn<Table[Column]>
}

type Inferred = InferKyselyDB<AnyEntity>

/** Every table with its columns, as the drivers read and write them. Derived from the entities. */
export type Tables = { [Table in keyof Inferred]: StoredTable<Inferred[Table]> }

/** The name of a table. */
export type TableName = keyof Tables

/** A row of a table as a driver gives it. */
export type Row<Table extends TableName> = Selectable<Tables[Table]>
