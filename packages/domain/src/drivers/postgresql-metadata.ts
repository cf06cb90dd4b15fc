import { type EntityMetadata, ReferenceKind } from '@mikro-orm/core'

/** Columns that lists are ordered by; they hold normalised text, which is compared by code point on both databases. */
const sortedColumns = new Set(['nameKey', 'titleKey'])

/**
 * Makes PostgreSQL sort as SQLite does, so that both databases list in the same order from an index: normalised text
 * by code point whatever the locale of the database, and a missing value before all others.
 */
export function sortLikeSqlite(meta: EntityMetadata): void {
  for (const property of meta.props) {
    if (sortedColumns.has(property.name)) property.collation = 'C'
  }
  meta.indexes = meta.indexes.map((index) => {
    const properties = [index.properties ?? []].flat().map(String)
    // A leading column is only ever compared with a value; what is sorted by comes after it.
    const sorted = (name: string, position: number) => position > 0 && isNullable(meta, name)
    if (!properties.some(sorted) || meta.tableName === 'book_series') return index
    return { ...index, columns: properties.map((name, at) => (sorted(name, at) ? { name, nulls: 'first' } : { name })) }
  })
}

function isNullable(meta: EntityMetadata, name: string): boolean {
  const property = meta.props.find((candidate) => candidate.name === name)
  return property?.nullable === true && property.kind === ReferenceKind.SCALAR
}
