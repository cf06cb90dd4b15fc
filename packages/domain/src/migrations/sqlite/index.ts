import type { Migration } from '../../migrate.ts'
import { booksWithout } from '../books-without.ts'
import { counters } from './counters.ts'
import { integrity } from './integrity.ts'
import { search } from './search.ts'
import { tables } from './tables.ts'

/** Every migration of SQLite, oldest first. */
export const migrations: readonly Migration[] = [
  { name: '0001-initial', statements: [...tables, ...counters, ...search] },
  { name: '0002-books-without', statements: booksWithout },
  { name: '0003-integrity', statements: integrity },
]
