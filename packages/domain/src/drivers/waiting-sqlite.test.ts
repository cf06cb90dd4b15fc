import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { freshDatabase } from '../../testing/databases.ts'
import { createAuthor, listAuthors } from '../queries/index.ts'
import { openSqlite } from '../sqlite.ts'

const now = new Date('2026-01-01T00:00:00.000Z')

it('reads what is committed while a transaction of the same process is open', async () => {
  const { database, dispose } = await freshDatabase('sqlite')
  try {
    await createAuthor(database.em(), { author: { name: 'Committed' }, now })
    const writer = database.em()
    await writer.begin()
    await createAuthor(writer, { author: { name: 'Pending' }, now })
    const names = async (em = database.em()) => (await listAuthors(em)).items.map((author) => author.name)
    expect(await names()).toEqual(['Committed'])
    expect(await names(writer)).toEqual(['Committed', 'Pending'])
    await writer.commit()
    expect(await names()).toEqual(['Committed', 'Pending'])
  } finally {
    await dispose()
  }
})

it('reads while a write waits for another process', async () => {
  const { database, location, dispose } = await freshDatabase('sqlite')
  try {
    await using other = await openSqlite(location)
    const holder = other.em()
    await holder.begin()
    const waiting = createAuthor(database.em(), { author: { name: 'Patient' }, now })
    expect((await listAuthors(database.em())).total).toBe(0)
    await holder.rollback()
    expect(await waiting).toMatchObject({ name: 'Patient' })
    expect((await listAuthors(database.em())).total).toBe(1)
  } finally {
    await dispose()
  }
})

it('sends statements that write to the connection that may, whatever they begin with', async () => {
  const { database, dispose } = await freshDatabase('sqlite')
  try {
    const db = database.em().getKysely<{ author: { name: string } }>()
    await createAuthor(database.em(), { author: { name: 'First' }, now })
    const { rows } = await sql`with named as (select 'Second' as name)
      update author set name = (select name from named) returning name`.execute(db)
    expect(rows).toEqual([{ name: 'Second' }])
    await expect(sql`select name from author where name = 'Second'`.execute(db)).resolves.toMatchObject({
      rows: [{ name: 'Second' }],
    })
    const streamed = []
    for await (const row of db.selectFrom('author').select('name').stream()) streamed.push(row)
    expect(streamed).toEqual([{ name: 'Second' }])
    await createAuthor(database.em(), { author: { name: 'Third' }, now })
  } finally {
    await dispose()
  }
})

it('lets writers of one process take turns, also when one of them fails', async () => {
  const { database, dispose } = await freshDatabase('sqlite')
  try {
    const outcomes = await Promise.allSettled(
      Array.from({ length: 9 }, (_, at) =>
        createAuthor(database.em(), { author: { name: at % 3 === 0 ? '' : `Author ${at}` }, now }),
      ),
    )
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(6)
    expect((await listAuthors(database.em())).total).toBe(6)
  } finally {
    await dispose()
  }
})
