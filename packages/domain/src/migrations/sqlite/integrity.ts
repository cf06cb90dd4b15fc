/** The end of a missing book's range; a place is the third word of the key of a book that is missing in a series. */
const rangeEnds = `with tails as (
    select id, substr(work_key, instr(substr(work_key, 8), ' ') + 8) as tail from missing_book where work_key like 'series %'),
  places as (select id, substr(tail, 1, instr(tail, ' ') - 1) as place from tails)
  update missing_book set sequence_end = cast(substr(place, instr(place, '-') + 1) as real)
  from places where places.id = missing_book.id and instr(place, '-') > 1`

/**
 * Ranges of missing books, attempts that outlive their download, what a revert needs, the title of a book that is gone,
 * and runs of more than 24 days. SQLite changes a foreign key by making the table anew; nothing refers to this one.
 */
export const integrity: readonly string[] = [
  'alter table `missing_book` add column `sequence_end` double null',
  'update missing_book set sequence_end = sequence_sort',
  rangeEnds,
  "create table `failed_attempt_kept` (`id` integer not null primary key autoincrement, `download_id` integer null, `book_title` text not null, `mam_id` text null, `error_type` text check (`error_type` in ('NETWORK', 'AUTH', 'TIMEOUT', 'NOT_FOUND', 'RATE_LIMIT', 'REJECTED', 'DISK', 'UNKNOWN')) not null, `error_message` text not null, `attempted_at` datetime not null, `retry_count` integer check (retry_count >= 0) not null default 0, `permanent` integer not null default false, constraint `failed_attempt_download_id_foreign` foreign key (`download_id`) references `download` (`id`) on delete set null)",
  'insert into failed_attempt_kept (id, download_id, book_title, mam_id, error_type, error_message, attempted_at, retry_count, permanent) select id, download_id, book_title, mam_id, error_type, error_message, attempted_at, retry_count, permanent from failed_attempt',
  'drop table `failed_attempt`',
  'alter table `failed_attempt_kept` rename to `failed_attempt`',
  'create index `failed_attempt_download` on `failed_attempt` (`download_id`, `attempted_at`, `id`)',
  'create index `failed_attempt_retention` on `failed_attempt` (`permanent`, `attempted_at`, `id`)',
  'alter table `metadata_correction` add column `book_title` text null',
  'alter table `metadata_correction` add column `undo` json null',
  'update metadata_correction set book_title = (select title from book where book.id = metadata_correction.book_id)',
  'create table run_duration as select id, duration_ms from run where duration_ms is not null',
  'alter table `run` drop column `duration_ms`',
  'alter table `run` add column `duration_ms` bigint check (duration_ms >= 0) null',
  'update run set duration_ms = run_duration.duration_ms from run_duration where run_duration.id = run.id',
  'drop table run_duration',
]
