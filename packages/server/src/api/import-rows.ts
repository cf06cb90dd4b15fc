import { importBooks } from '@shelfhand/domain/queries'
import type { z } from 'zod'
import type { Issue } from './api-error.ts'
import type { ApiContext } from './context.ts'
import { NewBook } from './schemas/book-input.ts'
import type { BulkImport } from './schemas/bulk-import.ts'
import { zodIssues } from './zod-issues.ts'

/** Imports the rows that are books, and names every other: one bad row keeps no good one out. */
export async function importRows(
  { db }: Pick<ApiContext, 'db'>,
  rows: readonly unknown[],
): Promise<z.output<typeof BulkImport>> {
  const books: z.output<typeof NewBook>[] = []
  const places: number[] = []
  const errors: { index: number; issues: Issue[] }[] = []
  for (const [index, row] of rows.entries()) {
    const parsed = NewBook.safeParse(row)
    if (parsed.success) {
      books.push(parsed.data)
      places.push(index)
    } else errors.push({ index, issues: zodIssues(parsed.error) })
  }
  const result = await importBooks(db.em(), { books, now: new Date() })
  for (const { index, field, message } of result.errors) {
    errors.push({ index: places[index] ?? index, issues: [{ path: field ?? '', message }] })
  }
  return {
    created: result.created,
    updated: result.updated,
    unchanged: result.unchanged,
    failed: errors.length,
    errors: errors.toSorted((a, b) => a.index - b.index),
  }
}
