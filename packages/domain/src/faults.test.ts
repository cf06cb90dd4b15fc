import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { inspect } from 'node:util'
import { sql } from 'kysely'
import { expect, inject, it } from 'vitest'
import { driverProblem, freshDatabase } from '../testing/databases.ts'
import { failure } from '../testing/failure.ts'
import { sampleItem } from '../testing/sample-items.ts'
import { isDomainError } from './errors.ts'
import { openPostgresql } from './postgresql.ts'
import {
  createAuthor,
  createBook,
  getBook,
  listBooks,
  listSeries,
  mergeLibraryItems,
  statistics,
} from './queries/index.ts'
import { read, write } from './queries/store.ts'
import { openSqlite } from './sqlite.ts'

const now = new Date('2026-01-01T00:00:00.000Z')
const drivers = (['sqlite', 'postgresql'] as const).filter((driver) => driverProblem(driver) === null)
const noServer = driverProblem('postgresql') !== null

it.each(drivers)('%s: kill -9 in the middle of a batch leaves whole batches', async (driver) => {
  const { database, location, dispose } = await freshDatabase(driver)
  let child: ChildProcess | undefined
  try {
    const script = fileURLToPath(new URL('../testing/merge-process.ts', import.meta.url))
    child = spawn(process.execPath, ['--conditions=@shelfhand/source', script, driver, location], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let output = ''
    child.stdout?.on('data', (chunk: Buffer) => {
      output += chunk.toString()
      if (output.includes('\n2\n')) child?.kill('SIGKILL')
    })
    await once(child, 'exit')
    const books = await listBooks(database.em(), { limit: 1, status: 'all' })
    expect(books.total % 200).toBe(0)
    expect(books.total).toBeGreaterThanOrEqual(400)
    const series = await listSeries(database.em(), { limit: 500 })
    expect(series.items.map((one) => one.ownedBooks)).toEqual(series.items.map(() => 200))
    expect((await statistics(database.em())).books.active).toBe(books.total)
    await createBook(database.em(), { book: { title: 'After the crash' }, now })
  } finally {
    child?.kill('SIGKILL')
    await dispose()
  }
})

it.each(drivers)('%s: many writers of one row all get their turn', async (driver) => {
  const { database, open, dispose } = await freshDatabase(driver)
  try {
    await using other = await open()
    const writers = Array.from({ length: 40 }, (_, at) =>
      mergeLibraryItems((at % 2 === 0 ? database : other).em(), {
        items: [
          sampleItem({
            absBookId: `w${at}`,
            title: `Writer ${at}`,
            series: [{ name: 'Shared', sequence: String(at), absSeriesId: 'shared' }],
          }),
        ],
        now,
      }),
    )
    await Promise.all(writers)
    const [series, ...others] = (await listSeries(database.em())).items
    expect(others).toEqual([])
    expect(series?.ownedBooks).toBe(40)
  } finally {
    await dispose()
  }
})

it('sqlite: a busy database is waited for', async () => {
  const { database, location, dispose } = await freshDatabase('sqlite')
  try {
    await using other = await openSqlite(location)
    const em = other.em()
    await em.begin()
    const waiting = createAuthor(database.em(), { author: { name: 'Patient' }, now })
    await new Promise((resolve) => setTimeout(resolve, 100))
    await em.rollback()
    expect(await waiting).toMatchObject({ name: 'Patient' })
  } finally {
    await dispose()
  }
})

it('sqlite: a file that may not be written to can be read, and says so when it cannot be written', async () => {
  const { database, location, dispose } = await freshDatabase('sqlite')
  try {
    const { id } = await createBook(database.em(), { book: { title: 'Readable' }, now })
    await using reader = await openSqlite(location, { readOnly: true })
    expect(await getBook(reader.em(), id)).toMatchObject({ title: 'Readable' })
    expect(await failure(createBook(reader.em(), { book: { title: 'CANARY' }, now }))).toBe('read_only')
  } finally {
    await dispose()
  }
})

it('sqlite: what cannot be opened is refused in a sentence', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'shelfhand-faults-'))
  try {
    expect(await failure(openSqlite(join(folder, 'CANARY-missing', 'x.db')))).toBe('unreachable')
    await writeFile(
      join(folder, 'text.db'),
      'not a database, only some text that is long enough to be read as a header, CANARY'.repeat(20),
    )
    expect(await failure(openSqlite(join(folder, 'text.db'), { migrate: true }))).toBe('corrupt')
    await using empty = await openSqlite(join(folder, 'empty.db'))
    expect(await failure(listBooks(empty.em()))).toBe('schema_missing')
    await chmod(folder, 0o700)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})

it.skipIf(noServer)('postgresql: who cannot come in is told why, without the password', async () => {
  const server = inject('postgresql')
  const url = new URL('problem' in server ? 'postgresql://localhost/none' : server.url)
  const changed = (change: (copy: URL) => void) => {
    const copy = new URL(url)
    change(copy)
    return openPostgresql(copy.href)
  }
  expect(await failure(changed((copy) => (copy.password = 'CANARY')))).toBe('unauthenticated')
  expect(await failure(changed((copy) => (copy.username = 'CANARY')))).toBe('unauthenticated')
  expect(await failure(changed((copy) => (copy.pathname = '/CANARY')))).toBe('unreachable')
  expect(
    await failure(
      changed((copy) => (copy.port = '1')),
      url.password,
    ),
  ).toBe('unreachable')
  expect(await failure(openPostgresql('mysql://CANARY@localhost/x'))).toBe('invalid_value')
})

it.skipIf(noServer)('postgresql: a server that says nothing is given up', async () => {
  const server = createServer((socket) => socket.on('error', () => undefined)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  try {
    const error: unknown = await openPostgresql(`postgresql://u:CANARY@127.0.0.1:${port}/x?connect_timeout=1`).then(
      () => null,
      (thrown: unknown) => thrown,
    )
    expect(error).toSatisfy((thrown) => isDomainError(thrown))
    expect(inspect(error)).not.toContain('CANARY')
  } finally {
    server.close()
  }
})

it.skipIf(noServer)('postgresql: a connection lost in mid transaction undoes it, and the next one works', async () => {
  const { database, dispose } = await freshDatabase('postgresql')
  try {
    const work = write(database.em(), async (store) => {
      await sql`insert into author (name, sort_name, name_key, words, created_at, updated_at)
        values ('Lost', '', '', '', now(), now())`.execute(store.db)
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(store.db)
      await sql`select pg_terminate_backend(${rows[0]?.pid})`.execute(database.em().getKysely())
      await sql`select 'CANARY'`.execute(store.db)
    })
    expect(await failure(work)).toBe('unreachable')
    expect(await createAuthor(database.em(), { author: { name: 'Found' }, now })).toMatchObject({ name: 'Found' })
    expect((await statistics(database.em())).authors).toBe(1)
  } finally {
    await dispose()
  }
})

it.skipIf(noServer)('postgresql: a statement that takes too long is stopped', async () => {
  const { location, dispose } = await freshDatabase('postgresql')
  try {
    await using database = await openPostgresql(`${location}?statement_timeout=1`)
    expect(await failure(read(database.em(), (store) => sql`select pg_sleep(5)`.execute(store.db)))).toBe('timeout')
  } finally {
    await dispose()
  }
})
