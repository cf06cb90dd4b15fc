import { beforeAll, expect, it } from 'vitest'
import { onBothDatabases } from '../../testing/databases.ts'
import { sampleItem } from '../../testing/sample-items.ts'
import { mergeLibraryItems, searchAuthors, searchBooks, searchSeries } from './index.ts'

const items = [
  sampleItem({
    absBookId: '1',
    title: 'The Way of Kings',
    series: [{ name: 'The Stormlight Archive', sequence: '1' }],
  }),
  sampleItem({
    absBookId: '2',
    title: 'Kings of the Wyld',
    authors: [{ name: 'Nicholas Eames' }],
    narrators: ['Jeff Hays'],
  }),
  sampleItem({ absBookId: '3', title: 'Cien años de soledad', authors: [{ name: 'Gabriel García Márquez' }] }),
  sampleItem({ absBookId: '4', title: 'Straße der Ölsardinen', authors: [{ name: 'Jörg Groß' }] }),
  sampleItem({
    absBookId: '5',
    title: "Ender's Game",
    authors: [{ name: 'Orson Scott Card' }],
    isbn: '9780812550702',
    asin: 'B00ABC1234',
  }),
  sampleItem({ absBookId: '6', title: '三体', authors: [{ name: '刘慈欣' }] }),
  sampleItem({
    absBookId: '7',
    title: '100% Match',
    subtitle: 'AND OR NOT NEAR "quoted" col:umn (x*)',
    authors: [{ name: 'J.R.R. Tolkien' }],
  }),
  sampleItem({ absBookId: '8', title: 'Kings', authors: [{ name: 'Someone Else' }] }),
  sampleItem({ absBookId: '9', title: 'Мастер и Маргарита', authors: [{ name: 'Михаил Булгаков' }] }),
]

const found: readonly (readonly [query: string, ids: readonly string[]])[] = [
  ['way of kings', ['1']],
  ['KINGS way', ['1']],
  ['kings', ['8', '2', '1']],
  ['kin', ['8', '2', '1']],
  ['stormlight', ['1']],
  ['jeff hays', ['2']],
  ['cien anos', ['3']],
  ['garcia marquez', ['3']],
  ['strasse', ['4']],
  ['oelsardinen', []],
  ['olsardinen gross', ['4']],
  ['enders game', ['5']],
  ['Ender’s', ['5']],
  ['9780812550702', ['5']],
  ['b00abc', ['5']],
  ['三体', ['6']],
  ['体', ['6']],
  ['100%', ['7']],
  ['10_', ['7']],
  ['_', []],
  ['%', []],
  ['jrr tolkien', ['7']],
  ['quoted AND', ['7']],
  ['"quoted"', ['7']],
  ["'; drop table book; --", []],
  ['col:umn', ['7']],
  ['NOT kings', []],
  ['x*', ['7']],
  ['*', []],
  ['мастер', ['9']],
  ['nothing like it', []],
]

onBothDatabases('search', (database) => {
  beforeAll(async () => {
    await mergeLibraryItems(database().em(), { items, now: new Date() })
  })

  it.each(found)('finds for %s', async (query, ids) => {
    const result = await searchBooks(database().em(), { query })
    expect(result.items.map((book) => book.absBookId)).toEqual(ids)
    expect(result).toMatchObject({ total: ids.length, totalIsLeast: false })
  })

  it('finds people and series by name', async () => {
    const names = async (query: string) =>
      (await searchAuthors(database().em(), { query })).items.map((author) => author.name)
    expect(await names('marquez gabriel')).toEqual(['Gabriel García Márquez'])
    expect(await names('j r r tolkien')).toEqual(['J.R.R. Tolkien'])
    expect(await names('jrr tolk')).toEqual(['J.R.R. Tolkien'])
    expect((await searchSeries(database().em(), { query: 'archive storm' })).items).toMatchObject([
      { name: 'The Stormlight Archive' },
    ])
  })

  it('takes any text', async () => {
    for (const query of ['', ' ', '\0', '%', '\\', '🙂', 'long '.repeat(200), '\uD800', 'a\'b"c']) {
      await expect(searchBooks(database().em(), { query })).resolves.toMatchObject({ items: expect.any(Array) })
    }
  })
})
