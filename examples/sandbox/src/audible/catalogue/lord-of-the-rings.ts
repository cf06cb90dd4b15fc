import type { SeriesEntry } from './entries.ts'

const serkis = { narrators: ['Andy Serkis'], publisher: 'Recorded Books' }

/** The Lord of the Rings: three volumes in two readings, and radio plays of the whole. */
export const lordOfTheRings: SeriesEntry = {
  asin: 'B0LORDR000',
  title: 'The Lord of the Rings',
  slug: 'Lord-of-the-Rings',
  authors: ['J. R. R. Tolkien'],
  narrators: ['Rob Inglis'],
  publisher: 'Recorded Books',
  genre: ['Science Fiction & Fantasy', 'Fantasy', 'Epic'],
  parents: [{ asin: 'B0MIDEARTH', title: 'Middle-earth Universe', type: 'series' }],
  recordings: [
    {
      asin: 'B0LORDR100',
      sequence: '1',
      title: 'The Fellowship of the Ring',
      subtitle: 'Book One in the Lord of the Rings Trilogy',
      minutes: 1147,
      date: '2012-09-25',
    },
    {
      asin: 'B0LORDR1AS',
      sequence: '1',
      title: 'The Fellowship of the Ring',
      minutes: 1361,
      date: '2021-09-16',
      ...serkis,
    },
    {
      asin: 'B0LORDR200',
      sequence: '2',
      title: 'The Two Towers',
      subtitle: 'Book Two in the Lord of the Rings Trilogy',
      minutes: 999,
      date: '2012-10-03',
    },
    { asin: 'B0LORDR2AS', sequence: '2', title: 'The Two Towers', minutes: 1245, date: '2021-09-16', ...serkis },
    {
      asin: 'B0LORDR300',
      sequence: '3',
      title: 'The Return of the King',
      subtitle: 'Book Three in the Lord of the Rings Trilogy',
      minutes: 1097,
      date: '2012-10-11',
    },
    {
      asin: 'B0LORDR3AS',
      sequence: '3',
      title: 'The Return of the King',
      minutes: 1312,
      date: '2021-09-16',
      ...serkis,
    },
    {
      asin: 'B0LORDR130',
      sequence: '1-3',
      title: 'The Lord of the Rings (Dramatised)',
      subtitle: 'A BBC Radio Full-Cast Production',
      minutes: 786,
      date: '2008-03-03',
      narrators: ['Ian Holm', 'full cast'],
      publisher: 'BBC Audio',
      format: 'original_recording',
    },
  ],
}
