/** What differs between the databases in {@link lists}. */
export interface ListsDialect {
  /** The type of a truth. */
  readonly flag: string
  /** The condition that an indexer has a missing book. */
  readonly available: string
}

const untied = [
  ['author', 'lacks_author'],
  ['series', 'lacks_series'],
] as const

const empty = ['narrators', 'genres'] as const

/**
 * Indexes for lists that were read through before: books without a certain tie or list, vanished books, corrections by
 * whether they stand, missing books by source and by availability. Whether a book lacks authors or series becomes a
 * column, for no index sees that another table has no row.
 */
export function lists({ flag, available }: ListsDialect): readonly string[] {
  const books = '("status", "title_key", "id")'
  return [
    ...untied.flatMap(([name, column]) => [
      `alter table "book" add column "${column}" ${flag} not null default false`,
      `update "book" set "${column}" = true where not exists (select 1 from "book_${name}" where "book_id" = "book"."id")`,
      `create index "book_without_${name}" on "book" ${books} where "${column}" = true`,
    ]),
    ...empty.map((name) => `create index "book_without_${name}" on "book" ${books} where "${name}" = '[]'`),
    'create index "book_vanished" on "book" ("id") where "missing_since" is not null',
    'create index "metadata_correction_reverted" on "metadata_correction" ("created_at", "id") where "reverted_at" is not null',
    'create index "metadata_correction_standing" on "metadata_correction" ("created_at", "id") where "reverted_at" is null',
    ...['discovered_at', 'title_key', 'priority'].map(
      (column) =>
        `create index "missing_book_source_${column}" on "missing_book" ("discovery_source", "status", "${column}", "id")`,
    ),
    `create index "missing_book_available" on "missing_book" ("status", "discovered_at", "id") where ${available}`,
    `create index "missing_book_unavailable" on "missing_book" ("status", "discovered_at", "id") where not (${available})`,
  ]
}
