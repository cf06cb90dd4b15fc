/** The end of a missing book's range; a place is the third word of the key of a book that is missing in a series. */
const rangeEnds = `update missing_book set sequence_end = split_part(split_part(work_key, ' ', 3), '-', 2)::double precision
  where work_key ~ '^series [0-9]+ [0-9.]+-[0-9.]+ '`

/**
 * Ranges of missing books, attempts that outlive their download, what a revert needs, the title of a book that is gone,
 * and runs of more than 24 days.
 */
export const integrity: readonly string[] = [
  'alter table "missing_book" add column "sequence_end" double precision null',
  'update missing_book set sequence_end = sequence_sort',
  rangeEnds,
  'alter table "failed_attempt" alter column "download_id" drop not null',
  'alter table "failed_attempt" drop constraint "failed_attempt_download_id_foreign"',
  'alter table "failed_attempt" add constraint "failed_attempt_download_id_foreign" foreign key ("download_id") references "download" ("id") on delete set null',
  'alter table "metadata_correction" add column "book_title" text null',
  'alter table "metadata_correction" add column "undo" jsonb null',
  'update metadata_correction set book_title = book.title from book where book.id = metadata_correction.book_id',
  'alter table "run" alter column "duration_ms" type bigint',
]
