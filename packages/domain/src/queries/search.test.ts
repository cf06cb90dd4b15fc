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
  sampleItem({ absBookId: '10', title: 'Harry Potter', authors: [{ name: 'J.K. Rowling' }], isbn: '0-7475-3269-9' }),
  sampleItem({ absBookId: '11', title: 'The Hobbit', authors: [{ name: 'JRR Ronald' }], isbn: '9780261102217' }),
  sampleItem({ absBookId: '12', title: 'Spider-Man: Sci-Fi', authors: [{ name: "Tim O'Brien" }] }),
  sampleItem({ absBookId: '13', title: 'L’Étranger', authors: [{ name: 'Albert Camus' }] }),
  sampleItem({ absBookId: '14', title: 'Batman', authors: [{ name: 'Bob Kane' }] }),
  sampleItem({ absBookId: '15', title: 'Hobbits', authors: [{ name: 'Potter Heller' }] }),
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
  ['oelsardinen', ['4']],
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
  // The last word is a prefix, however short.
  ['harry p', ['10']],
  ['the way of k', ['1']],
  ['potter h', ['10', '15']],
  ['nicholas e', ['2']],
  ['nicholas x', []],
  // ISBNs, however they are written.
  ['0747532699', ['10']],
  ['978-0-7475-3269-9', ['10']],
  ['978 0 261 10221 7', ['11']],
  ['0-261-10221-8', []],
  // Initials, compounds and elisions, one way and the other.
  ['J.R.R. Ronald', ['11']],
  ['j k rowling', ['10']],
  ['jk rowling', ['10']],
  ['spiderman', ['12']],
  ['spider man', ['12']],
  ['scifi', ['12']],
  ['bat man', ['14']],
  ['bat-man kane', ['14']],
  ['etranger', ['13']],
  ["l'etranger", ['13']],
  ["tim o'brien", ['12']],
  ['tim o brien', ['12']],
  // Slips, where nothing is found without them.
  ['hary poter', ['10']],
  ['rowlign', ['10']],
  ['nicolas eames', ['2']],
  ['stormmlihgt', ['1']],
  ['булгакав', ['9']],
  ['hobbit', ['11', '15']],
  ['hobit', ['11']],
  ['kinks of the wyld', ['2']],
  ['9780261102218', []],
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
    expect(await names('g')).toEqual(['Gabriel García Márquez'])
    expect((await searchSeries(database().em(), { query: 'archive storm' })).items).toMatchObject([
      { name: 'The Stormlight Archive' },
    ])
  })

  it('counts titles that begin with the query among the matches, each once', async () => {
    const items = Array.from({ length: 600 }, (_, at) =>
      sampleItem({ absBookId: `many ${at}`, title: `Quite ${at}`, authors: [{ name: 'Many' }] }),
    )
    await mergeLibraryItems(database().em(), { items, now: new Date() })
    const totals = async (query: string) => {
      const { total, totalIsLeast } = await searchBooks(database().em(), { query })
      return { total, totalIsLeast }
    }
    expect(await totals('quite')).toEqual({ total: 100, totalIsLeast: true })
    expect(await totals('q')).toEqual({ total: 100, totalIsLeast: true })
    expect(await totals('quite 59')).toEqual({ total: 11, totalIsLeast: false })
    expect(await totals('many 599')).toEqual({ total: 1, totalIsLeast: false })
    expect(await totals('many 59')).toEqual({ total: 11, totalIsLeast: false })
  })

  it('takes any text', async () => {
    for (const query of ['', ' ', '\0', '%', '\\', '🙂', 'long '.repeat(200), '\uD800', 'a\'b"c']) {
      await expect(searchBooks(database().em(), { query })).resolves.toMatchObject({ items: expect.any(Array) })
    }
  })
})
