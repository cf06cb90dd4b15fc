import { authorRoles } from '@shelfhand/domain/entities'
import { z } from 'zod'
import { Id } from './fields.ts'
import { Address, Asin, Description, ExternalId, Isbn, Name, Sequence } from './texts.ts'

const most = 100
const list = (item: z.ZodType<string, string>) => z.array(item).max(most)
const isoDate = /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/

const role = z.enum(authorRoles).optional().describe('Absent: as it is, or "author".')
const AuthorInput = z.union([z.strictObject({ id: Id, role }), z.strictObject({ name: Name, role })])
const SeriesInput = z.union([
  z.strictObject({ id: Id, sequence: Sequence.nullish() }),
  z.strictObject({ name: Name, sequence: Sequence.nullish() }),
])

/** The fields of a book that may be emptied, by null. */
const optionalFields = {
  subtitle: Name.nullish(),
  absBookId: ExternalId.nullish(),
  libraryId: ExternalId.nullish(),
  isbn: Isbn.nullish(),
  asin: Asin.nullish(),
  publisher: Name.nullish(),
  publishedYear: z.int().min(1000).max(9999).nullish(),
  publishedDate: z.string().regex(isoDate, 'Has to be YYYY, YYYY-MM or YYYY-MM-DD').nullish(),
  language: z.string().trim().min(2).max(35).nullish(),
  description: Description.nullish(),
  abridged: z.boolean().nullish(),
  explicit: z.boolean().nullish(),
  filePath: Address.nullish(),
  durationSeconds: z.number().min(0).max(1e9).nullish(),
  sizeBytes: z.int().min(0).nullish(),
  coverUrl: Address.nullish(),
}

/** The fields of a book that are lists; an empty list empties them. */
const listFields = {
  authors: z.array(AuthorInput).max(most).optional().describe('Known ones by id, others by name.'),
  narrators: list(Name).optional(),
  series: z.array(SeriesInput).max(most).optional().describe('Known ones by id, others by name.'),
  genres: list(Name).optional(),
  tags: list(Name).optional(),
}

/** What a new book takes. */
export const NewBook = z.strictObject({ title: Name, ...listFields, ...optionalFields })

/** What can be changed about a book. */
export const bookChanges = { title: Name.optional(), ...listFields, ...optionalFields }

/** What corrections of a book hold, by field: authors by name, series by name and number. */
export const correctionValues = z.strictObject({
  title: Name,
  ...optionalFields,
  authors: list(Name),
  narrators: list(Name),
  series: z.array(z.strictObject({ name: Name, sequence: Sequence.nullable() })).max(most),
  genres: list(Name),
  tags: list(Name),
})
