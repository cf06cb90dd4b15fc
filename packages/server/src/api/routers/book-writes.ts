import { createBook, deleteBook, updateBook } from '@shelfhand/domain/queries'
import { z } from 'zod'
import { ApiError } from '../api-error.ts'
import { bookOfCells } from '../book-cells.ts'
import { importRows } from '../import-rows.ts'
import { refuseUnknown } from '../refuse-unknown.ts'
import { Book } from '../schemas/book.ts'
import { bookChanges, NewBook } from '../schemas/book-input.ts'
import { BulkImport } from '../schemas/bulk-import.ts'
import { Changes, changesInput } from '../schemas/changes.ts'
import { Id } from '../schemas/fields.ts'
import { procedure } from '../trpc.ts'

const meta = { tag: 'Books', scope: 'write', problems: ['conflict'] } as const

const mostRows = 5000
const largestImport = 16 * 1024 * 1024
const importTimeout = 300_000

/** The procedures that change books; part of the books router. */
export const bookWrites = {
  create: procedure
    .meta({
      ...meta,
      route: 'POST /api/books',
      summary: 'Adds a book',
      description: '409 when another book has the Audiobookshelf id, or is the same work in the same edition.',
      status: 201,
      location: '/api/books/{id}',
    })
    .input(NewBook)
    .output(Book)
    .mutation(async ({ ctx, input }) => {
      await refuseUnknown(ctx, input)
      return createBook(ctx.db.em(), { book: input, now: new Date() })
    }),

  update: procedure
    .meta({
      ...meta,
      route: 'PUT /api/books/{id}',
      summary: 'Changes fields of a book',
      description:
        'Only the given fields change; each change is kept as a correction, and tasks leave the field alone.',
    })
    .input(changesInput(bookChanges))
    .output(Book.extend({ changes: Changes }).meta({ id: 'ChangedBook' }))
    .mutation(async ({ ctx, input: { id, version, ...changes } }) => {
      await refuseUnknown(ctx, changes)
      const changed = await updateBook(ctx.db.em(), { id, version, changes, now: new Date() })
      return { ...changed.book, changes: { ...changed.changes } }
    }),

  remove: procedure
    .meta({ ...meta, route: 'DELETE /api/books/{id}', summary: 'Archives a book, or deletes it for good', status: 204 })
    .input(z.strictObject({ id: Id, hard: z.boolean().default(false).describe('Deletes it for good.') }))
    .mutation(async ({ ctx, input }) => {
      if (await deleteBook(ctx.db.em(), { ...input, now: new Date() })) return
      throw new ApiError({ code: 'not_found', detail: `There is no book ${input.id}.` })
    }),

  bulkImport: procedure
    .meta({
      tag: 'Books',
      scope: 'write',
      route: 'POST /api/books/bulk-import',
      summary: 'Adds and changes many books',
      description:
        'A book is known by its Audiobookshelf id, then its ASIN, then its ISBN, so the same import twice changes ' +
        'nothing. Every good row is kept, every bad one named. In a table, lists are divided by semicolons, and ' +
        '`series` and `sequence` go together.',
      rows: { field: 'books', ofCells: bookOfCells },
      bodyLimit: largestImport,
      timeout: importTimeout,
    })
    .input(
      z.strictObject({ books: z.array(z.unknown()).min(1).max(mostRows).describe('Each as for POST /api/books.') }),
    )
    .output(BulkImport)
    .mutation(({ ctx, input }) => importRows(ctx, input.books)),
}
