import { createRequire } from 'node:module'
import { join } from 'node:path'
import { createApiKey, getBook, listBooks, mergeLibraryItems } from '@shelfhand/domain/queries'
import { openSqlite } from '@shelfhand/domain/sqlite'
import fastify from 'fastify'
import { destination, pino } from 'pino'
import { hashKey } from '../src/api/hash-key.ts'
import { createHost } from '../src/host/create-host.ts'
import { createRegistry } from '../src/host/registry.ts'
import { createServices } from '../src/host/services.ts'
import { buildApp } from '../src/http/app.ts'
import { handWrittenQueries } from './hand-written-queries.ts'

/** Three servers over one database file: ours, a bare Fastify over our queries, a bare Fastify over SQL by hand. */
const [folder = '.', key = ''] = process.argv.slice(2)
const bookCount = 10_000

const file = join(folder, 'bench.db')
const db = await openSqlite(file, { migrate: true })
await createApiKey(db.em(), { name: 'bench', hash: hashKey(key), scope: 'read', now: new Date() })
const items = Array.from({ length: bookCount }, (_, index) => ({
  absBookId: `item-${index}`,
  libraryId: 'library',
  title: `Book number ${index} of the bench`,
  authors: [{ name: `Author ${index % 900}` }],
  narrators: [`Narrator ${index % 50}`],
  series: index % 3 === 0 ? [{ name: `Series ${index % 600}`, sequence: String(index % 12) }] : [],
  asin: `B${String(index).padStart(9, '0')}`,
  publisher: 'A publisher',
  publishedYear: 1950 + (index % 70),
  language: 'en',
  description: 'A sentence that says what happens in this book, more or less. '.repeat(10),
  genres: ['Fantasy', 'Adventure'],
  durationSeconds: 30_000 + index,
  filePath: `/audiobooks/author/book-${index}`,
  contentHash: `hash-${index}`,
  addedAt: new Date(1_700_000_000_000 + index * 60_000),
}))
await mergeLibraryItems(db.em(), { items, now: new Date() })

// Logging goes where it would: a file, not a terminal.
const log = pino({}, destination({ dest: join(folder, 'bench.log'), sync: false }))
const host = createHost({
  registry: createRegistry([]),
  services: createServices([], { db }),
  db,
  log,
  configs: {},
  scheduling: false,
})
const ours = await buildApp({ db, host, log, settings: { rateLimit: false } })

const sameQuery = fastify()
sameQuery.get('/api/books', (request) => listBooks(db.em(), { limit: limitOf(request.query) }))
sameQuery.get('/api/books/:id', (request) => getBook(db.em(), idOf(request.params)))

const queries = handWrittenQueries(
  new (createRequire(import.meta.resolve('@mikro-orm/sqlite'))('better-sqlite3'))(file),
)
const byHand = fastify()
byHand.get('/api/books', (request, reply) => void reply.send(queries.list(limitOf(request.query))))
byHand.get('/api/books/:id', (request, reply) => void reply.send(queries.get(idOf(request.params))))

function limitOf(query: unknown): number {
  return Number(Reflect.get(Object(query), 'limit'))
}

function idOf(params: unknown): number {
  return Number(Reflect.get(Object(params), 'id'))
}

const addresses: Record<string, string> = {}
for (const [name, app] of Object.entries({ ours, sameQuery, byHand })) {
  addresses[name] = await app.listen({ host: '127.0.0.1', port: 0 })
}
process.send?.(addresses)
