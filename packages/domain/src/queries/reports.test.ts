import { sql } from 'kysely'
import { beforeAll, expect, it } from 'vitest'
import { onBothDatabases } from '../../testing/databases.ts'
import { createAuthor, createSeries, dataQuality, metadataStatistics } from './index.ts'

const now = new Date('2026-06-01T00:00:00.000Z')

/** More books than a report looks at in one step, each title twice and each ASIN three times. */
const books = 9_000

onBothDatabases('a report on a large library', (database) => {
  beforeAll(async () => {
    const em = database().em()
    const author = await createAuthor(em, { author: { name: 'Everybody' }, now })
    const moment = database().driver === 'sqlite' ? sql`0` : sql`timestamptz 'epoch'`
    await sql`
      insert into book (id, title, title_key, asin, publisher, genres, tags, narrators, field_sources, import_source,
        metadata_completeness, missing_since, lacks_series, created_at, updated_at, added_at)
      with recursive n (i) as (select 1 union all select i + 1 from n where i < ${sql.lit(books)})
      select i, 'Book ' || (i % 4500), 'book ' || (i % 4500), 'asin' || (i % 3000), case when i % 2 = 0 then 'Tor' end, '[]', '[]',
        '[]', '{}', 'API', i % 101, case when i = 8999 then ${moment} end, true, ${moment}, ${moment}, ${moment} from n`.execute(
      em.getKysely(),
    )
    await sql`insert into book_author (book_id, author_id, position)
      select id, ${author.id}, 0 from book where id <= 4499 or id >= 4501`.execute(em.getKysely())
    await sql`update book set lacks_author = true where id = 4500`.execute(em.getKysely())
    await createSeries(em, { series: { name: 'Empty' }, now })
  })

  it('finds what belongs together, however far apart it is', async () => {
    const findings = new Map((await dataQuality(database().em(), { now })).map((one) => [one.code, one]))
    // Book 9000 would be the double of 4500, which has no author, and 8999 of 4499 has vanished.
    expect(findings.get('duplicate_books')).toEqual({ code: 'duplicate_books', count: 0, examples: [] })
    expect(findings.get('conflicting_asins')).toMatchObject({
      count: 3_000,
      examples: [{ id: 1 }, { id: 2 }, {}, {}, {}, {}, {}, {}, {}, { id: 10 }],
    })
    expect(findings.get('books_without_author')).toMatchObject({ count: 1, examples: [{ id: 4500 }] })
    expect(findings.get('vanished_books')).toMatchObject({ count: 1, examples: [{ id: 8999 }] })
    expect(findings.get('series_without_books')).toMatchObject({ count: 1, examples: [{ title: 'Empty' }] })
    expect(findings.get('authors_without_books')).toMatchObject({ count: 0, examples: [] })
    await sql`update book set asin = null`.execute(database().em().getKysely())
    const again = await dataQuality(database().em(), { now })
    expect(again.find((one) => one.code === 'duplicate_books')).toMatchObject({
      count: 4_498,
      examples: [{ id: 1 }, {}, {}, {}, {}, {}, {}, {}, {}, { id: 10 }],
    })
  })

  it('looks all books through, and lets the event loop turn', async () => {
    let turns = 0
    let done = false
    const count = () => {
      turns += 1
      if (!done) setImmediate(count)
    }
    setImmediate(count)
    await dataQuality(database().em(), { now })
    done = true
    expect(turns).toBeGreaterThan(1)
  })

  it('adds up all books', async () => {
    const statistics = await metadataStatistics(database().em(), { now })
    const completeness = Array.from({ length: books }, (_, at) => (at + 1) % 101)
    const within = (from: number, to: number) => completeness.filter((one) => one >= from && one <= to).length
    expect(statistics).toMatchObject({
      books,
      averageCompleteness: Math.round((completeness.reduce((sum, one) => sum + one, 0) / books) * 10) / 10,
      bands: { '100': within(100, 100), '80-99': within(80, 99), '50-79': within(50, 79), '0-49': within(0, 49) },
      lacking: { publisher: books / 2, genres: books, isbn: books },
      corrections: 0,
    })
  })
})
