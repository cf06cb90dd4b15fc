import { createAudiobookshelf } from '@shelfhand/clients/audiobookshelf'
import { type Database, getBook, listBooks, listSeries } from '@shelfhand/domain/queries'
import { openSqlite } from '@shelfhand/domain/sqlite'
import { type SandboxAudiobookshelf, startAudiobookshelf } from '@shelfhand/sandbox'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runTask } from '../../testing.ts'
import { librarySync } from './task.ts'

describe('library-sync', () => {
  let shelf: SandboxAudiobookshelf
  let db: Database
  beforeEach(async () => {
    shelf = await startAudiobookshelf()
    db = await openSqlite(':memory:', { migrate: true })
  })
  afterEach(async () => {
    await db.close()
    await shelf.close()
  })

  const client = () => createAudiobookshelf({ baseUrl: shelf.url, apiKey: shelf.apiKey })
  const sync = (config: unknown = {}) => runTask(librarySync, { use: { shelf: client() }, db, config })

  it('copies the library with authors, series and numbers', async () => {
    const { status, report, progress } = await sync()
    expect(status).toBe('COMPLETED')
    expect(report).toMatchObject({ seen: 67, created: 67, unchanged: 0, failed: {} })
    expect(progress.at(-1)).toMatchObject({ done: 67, total: 67 })

    const { items } = await listBooks(db.em(), { limit: 500 })
    const bands = items.find(({ title }) => title === 'The Bands of Mourning')
    expect(bands?.series.map(({ name, sequence }) => [name, sequence]).toSorted()).toEqual([
      ['Mistborn', '6'],
      ['Wax and Wayne', '3'],
    ])
    expect(bands?.authors.map(({ name }) => name)).toEqual(['Brandon Sanderson'])
    const series = await listSeries(db.em(), { limit: 500 })
    expect(series.total).toBe(17)
    expect(series.items.find(({ name }) => name === 'The Expanse')).toMatchObject({ ownedBooks: 5 })
  })

  it('writes nothing when nothing changed', async () => {
    await sync()
    const before = await listBooks(db.em(), { limit: 500 })
    const { report } = await sync({ pageSize: 10 })
    expect(report).toMatchObject({ seen: 67, created: 0, changed: 0, unchanged: 67 })
    expect(report.calls['audiobookshelf']).toBeUndefined()
    expect(await listBooks(db.em(), { limit: 500 })).toEqual(before)
  })

  it('takes over a change, and marks and relinks what goes and comes back', async () => {
    await sync()
    const { items } = await listBooks(db.em(), { limit: 500 })
    const [first, second] = items
    if (first?.absBookId == null || second?.absBookId == null) throw new Error('The library is empty.')
    await client().items.update(first.absBookId, { metadata: { title: 'Another Title' } })
    await client().items.remove(second.absBookId)

    const { report } = await sync()
    expect(report).toMatchObject({ changed: 2, unchanged: 65 })
    expect(await getBook(db.em(), first.id)).toMatchObject({ title: 'Another Title' })
    expect((await getBook(db.em(), second.id))?.missingSince).not.toBeNull()
    expect((await sync()).report).toMatchObject({ changed: 0, unchanged: 66 })
  })

  it('does nothing on a dry run, and says what it would do', async () => {
    const { report } = await sync({ dryRun: true })
    expect(report).toMatchObject({ seen: 67, created: 0, skipped: { dry_run: 67 } })
    expect(report.items.skipped[0]).toMatchObject({ reason: 'dry_run' })
    expect((await listBooks(db.em())).total).toBe(0)
  })

  it('names a library that is not there', async () => {
    const { report } = await sync({ libraryIds: ['nowhere'] })
    expect(report.warnings).toEqual(['Audiobookshelf has no library nowhere that this API key may see.'])
  })

  it('fails with a sentence when the key is wrong', async () => {
    const wrong = createAudiobookshelf({ baseUrl: shelf.url, apiKey: 'CANARY' })
    const { status, error } = await runTask(librarySync, { use: { shelf: wrong }, db })
    expect(status).toBe('FAILED')
    expect(error).toMatchObject({ code: 'unauthorized' })
    expect(error?.message).not.toContain('CANARY')
  })
})
