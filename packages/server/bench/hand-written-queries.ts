/** The part of better-sqlite3 that is used here. */
interface Sqlite {
  prepare(sql: string): { all(...values: unknown[]): Record<string, unknown>[]; get(...values: unknown[]): unknown }
}

/** The list of books and one book, by prepared statements: what somebody would write for these two routes alone. */
export function handWrittenQueries(sqlite: Sqlite) {
  const page = sqlite.prepare("select * from book where status = 'active' order by title_key, id limit ? offset 0")
  const one = sqlite.prepare('select * from book where id = ?')
  const count = sqlite.prepare("select value from counter where name = 'book.active'")
  const authors = sqlite.prepare(
    `select j.book_id, a.id, a.name, j.role from book_author j join author a on a.id = j.author_id
     where j.book_id in (select value from json_each(?)) order by j.book_id, j.position`,
  )
  const series = sqlite.prepare(
    `select j.book_id, s.id, s.name, j.sequence from book_series j join series s on s.id = j.series_id
     where j.book_id in (select value from json_each(?)) order by j.book_id, j.position`,
  )

  function books(rows: readonly Record<string, unknown>[]) {
    const ids = JSON.stringify(rows.map((row) => row['id']))
    const authorsByBook = Map.groupBy(authors.all(ids), (row) => row['book_id'])
    const seriesByBook = Map.groupBy(series.all(ids), (row) => row['book_id'])
    return rows.map((row) => ({
      id: row['id'],
      title: row['title'],
      subtitle: row['subtitle'],
      authors: (authorsByBook.get(row['id']) ?? []).map(({ id, name, role }) => ({ id, name, role })),
      narrators: json(row['narrators']),
      series: (seriesByBook.get(row['id']) ?? []).map(({ id, name, sequence }) => ({ id, name, sequence })),
      absBookId: row['abs_book_id'],
      libraryId: row['library_id'],
      isbn: row['isbn'],
      asin: row['asin'],
      publisher: row['publisher'],
      publishedYear: row['published_year'],
      publishedDate: row['published_date'],
      language: row['language'],
      description: row['description'],
      genres: json(row['genres']),
      tags: json(row['tags']),
      abridged: row['abridged'],
      explicit: row['explicit'],
      filePath: row['file_path'],
      durationSeconds: row['duration_seconds'],
      sizeBytes: row['size_bytes'],
      coverUrl: row['cover_url'],
      metadataCompleteness: row['metadata_completeness'],
      fieldSources: json(row['field_sources']),
      importSource: row['import_source'],
      status: row['status'],
      missingSince: row['missing_since'],
      addedAt: moment(row['added_at']),
      createdAt: moment(row['created_at']),
      updatedAt: moment(row['updated_at']),
      version: row['version'],
    }))
  }

  return {
    list(limit: number) {
      const rows = page.all(limit + 1)
      const total: unknown = Reflect.get(Object(count.get()), 'value')
      return { items: books(rows.slice(0, limit)), total, limit, offset: 0, hasMore: rows.length > limit }
    },
    get: (id: number) => books(one.all(id))[0],
  }
}

function json(value: unknown): unknown {
  return JSON.parse(String(value))
}

function moment(value: unknown): string {
  return new Date(Number(value)).toISOString()
}
