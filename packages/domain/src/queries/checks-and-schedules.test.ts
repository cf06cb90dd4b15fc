import { expect, it } from 'vitest'
import { onBothDatabases } from '../../testing/databases.ts'
import { sampleItem } from '../../testing/sample-items.ts'
import {
  authorsWithOwnedBooks,
  createAuthor,
  createRun,
  ensureSchedules,
  finishRun,
  getAuthor,
  getRun,
  isDomainError,
  libraryHashes,
  listSchedules,
  mergeLibraryItems,
  progressRun,
  recordAuthorCheck,
  recordMissingBooks,
  setBookStatus,
  setScheduleEnabled,
  startRun,
  unseenBooks,
} from './index.ts'

const now = new Date('2026-03-01T00:00:00.000Z')
const later = new Date('2026-03-02T00:00:00.000Z')

onBothDatabases('authors', (database) => {
  it('come with what is owned of them, those of most books first', async () => {
    const em = database().em()
    const by = (name: string, count: number) =>
      Array.from({ length: count }, (_, at) =>
        sampleItem({ absBookId: `${name}-${at}`, title: `${name} ${count - at}`, authors: [{ name }] }),
      )
    const { books } = await mergeLibraryItems(em, { items: [...by('Few', 2), ...by('Most', 4), ...by('Some', 3)], now })
    const put = books.find((book) => book.title === 'Most 1')?.id ?? 0
    await setBookStatus(em, { id: put, status: 'archived', now })
    const seen: (readonly [string, string[]])[] = []
    for await (const author of authorsWithOwnedBooks(em, { minimumBooks: 3 })) {
      seen.push([author.name, author.books.map((book) => book.title)])
    }
    expect(seen).toEqual([
      ['Some', ['Some 1', 'Some 2', 'Some 3']],
      ['Most', ['Most 2', 'Most 3', 'Most 4']],
    ])
    const top = []
    for await (const author of authorsWithOwnedBooks(em, { minimumBooks: 1, top: 1 })) top.push(author.name)
    expect(top).toEqual(['Some'])
  })

  it('are complete as far as a check says, and only after one', async () => {
    const em = database().em()
    const items = ['1', '2', '3'].map((at) =>
      sampleItem({
        absBookId: `checked-${at}`,
        title: `Checked ${at}`,
        authors: [{ name: 'Checked', absAuthorId: 'c' }],
      }),
    )
    await mergeLibraryItems(em, { items, now })
    const made = await createAuthor(em, { author: { name: 'No books' }, now })
    let id = 0
    for await (const author of authorsWithOwnedBooks(em, { minimumBooks: 3 }))
      if (author.name === 'Checked') id = author.id
    await recordMissingBooks(em, {
      authorId: id,
      source: 'AUTHOR_COMPLETION',
      books: [{ title: 'Unchecked', sources: [], evidence: [], confidence: 1 }],
      complete: true,
      now,
    })
    expect(await getAuthor(em, id)).toMatchObject({ booksOwned: 3, booksMissing: 1, completionPercentage: null })
    await recordAuthorCheck(em, { authorId: id, checkedAt: later })
    expect(await getAuthor(em, id)).toMatchObject({ completionPercentage: 75, lastCheckedAt: later.toISOString() })
    await recordAuthorCheck(em, { authorId: made.id, checkedAt: later })
    expect(await getAuthor(em, made.id)).toMatchObject({ completionPercentage: null })
    await expect(recordAuthorCheck(em, { authorId: 999_999, checkedAt: later })).rejects.toSatisfy((error) =>
      isDomainError(error, 'not_found'),
    )
  })
})

onBothDatabases('a listing of a library', (database) => {
  it('tells what it did not show, and writes nothing', async () => {
    const em = database().em()
    const items = ['a', 'b', 'c'].map((absBookId) => sampleItem({ absBookId, title: absBookId, libraryId: 'seen' }))
    await mergeLibraryItems(em, { items, now })
    const unseen = await unseenBooks(em, { libraryId: 'seen', seen: new Set(['b']) })
    expect(unseen.map((book) => book.absBookId)).toEqual(['a', 'c'])
    expect(await unseenBooks(em, { libraryId: 'other', seen: new Set() })).toEqual([])
    expect((await libraryHashes(em, { libraryId: 'seen', absBookIds: ['a', 'b', 'c'] })).size).toBe(3)
  })
})

onBothDatabases('a run', (database) => {
  it('tells how far it is while it runs, and not after', async () => {
    const em = database().em()
    const { id } = await createRun(em, { taskName: 'far', trigger: 'manual', now })
    expect(await progressRun(em, { id, progress: { done: 0 }, now })).toBe(false)
    await startRun(em, { id, node: 'n', leaseUntil: later, now })
    expect(await progressRun(em, { id, progress: { done: 1, total: 2 }, now })).toBe(true)
    expect(await getRun(em, id)).toMatchObject({ progress: { done: 1, total: 2 } })
    await finishRun(em, { id, status: 'COMPLETED', now })
    expect(await progressRun(em, { id, progress: { done: 2 }, now })).toBe(false)
  })
})

onBothDatabases('schedules', (database) => {
  it('are listed by task', async () => {
    const em = database().em()
    expect(await listSchedules(em)).toEqual([])
    const schedules = ['beta', 'alpha'].map((task) => ({ task, trigger: { cron: '0 * * * *' }, nextRunAt: now }))
    await ensureSchedules(em, { schedules, now })
    await setScheduleEnabled(em, { task: 'beta', enabled: false, nextRunAt: null, now })
    expect(await listSchedules(em)).toMatchObject([
      { task: 'alpha', enabled: true, trigger: { cron: '0 * * * *' }, nextRunAt: now.toISOString(), timezone: 'UTC' },
      { task: 'beta', enabled: false },
    ])
  })
})
