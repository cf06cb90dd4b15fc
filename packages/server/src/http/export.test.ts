import { importDatabase, listBooks, listSeries } from '@shelfhand/domain/queries'
import { openSqlite } from '@shelfhand/domain/sqlite'
import { expect, test } from 'vitest'
import { fillLibrary } from './__fixtures__/fill-library.ts'
import { onBothDatabases } from './__fixtures__/on-both-databases.ts'
import { codeIn } from './__fixtures__/problem-in.ts'
import { keys } from './__fixtures__/start-app.ts'

onBothDatabases('the export', (server) => {
  test('holds everything: an empty database filled from it is the same', async () => {
    await fillLibrary(server().db)
    const response = await server().ask({ url: '/api/export', key: keys.admin })
    expect(response.statusCode).toBe(200)
    expect(response.headers['content-type']).toBe('application/x-ndjson; charset=utf-8')
    expect(response.headers['content-disposition']).toMatch(
      /^attachment; filename="shelfhand-\d{4}-\d\d-\d\d\.ndjson"$/,
    )

    await using copy = await openSqlite(':memory:', { migrate: true })
    async function* chunks() {
      yield response.payload
    }
    await importDatabase(copy, chunks())
    expect(await listBooks(copy.em())).toEqual(await listBooks(server().db.em()))
    expect(await listSeries(copy.em())).toEqual(await listSeries(server().db.em()))
  })

  test('is for administrators', async () => {
    expect(codeIn(await server().ask({ url: '/api/export', key: keys.write }))).toBe('forbidden')
    expect(codeIn(await server().ask({ url: '/api/export' }))).toBe('unauthorized')
  })
})
