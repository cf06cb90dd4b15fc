import type { Migration } from '../../migrate.ts'
import { booksWithout } from '../books-without.ts'
import { joinedIsbns } from '../joined-isbns.ts'
import { lists, type ListsDialect } from '../lists.ts'
import { completeness } from './completeness.ts'
import { counters } from './counters.ts'
import { integrity } from './integrity.ts'
import { search } from './search.ts'
import { tables } from './tables.ts'
import { vocabulary } from './vocabulary.ts'

const dialect: ListsDialect = { flag: 'boolean', available: `coalesce("availability" @? '$.count ? (@ > 0)', false)` }

/** Every migration of PostgreSQL, oldest first. */
export const migrations: readonly Migration[] = [
  { name: '0001-initial', statements: [...tables, ...counters, ...search] },
  { name: '0002-books-without', statements: booksWithout },
  { name: '0003-search', statements: [...lists(dialect), joinedIsbns, ...vocabulary] },
  { name: '0004-integrity', statements: integrity },
  { name: '0005-completeness', statements: completeness },
]
