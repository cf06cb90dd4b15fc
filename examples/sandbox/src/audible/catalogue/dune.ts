import type { SeriesEntry } from './entries.ts'

/** Dune: the six novels by Frank Herbert, in their own series inside a larger one. */
export const dune: SeriesEntry = {
  asin: 'B0DUNEF000',
  title: 'Dune',
  authors: ['Frank Herbert'],
  narrators: ['Simon Vance'],
  publisher: 'Macmillan Audio',
  genre: ['Science Fiction & Fantasy', 'Science Fiction', 'Space Opera'],
  parents: [{ asin: 'B0DUNEUNIV', title: 'Dune Universe', type: 'series' }],
  recordings: [
    {
      asin: 'B0DUNEF100',
      sequence: '1',
      title: 'Dune',
      minutes: 1262,
      date: '2006-12-31',
      narrators: ['Scott Brick', 'Orlagh Cassidy', 'Euan Morton', 'Simon Vance'],
    },
    {
      asin: 'B0DUNEF1DE',
      sequence: '1',
      title: 'Dune - Der Wüstenplanet',
      minutes: 1604,
      date: '2016-09-01',
      narrators: ['Simon Jäger'],
      publisher: 'Random House Audio',
      language: 'german',
    },
    { asin: 'B0DUNEF200', sequence: '2', title: 'Dune Messiah', minutes: 537, date: '2007-10-02' },
    { asin: 'B0DUNEF300', sequence: '3', title: 'Children of Dune', minutes: 1013, date: '2008-01-22' },
    { asin: 'B0DUNEF400', sequence: '4', title: 'God Emperor of Dune', minutes: 949, date: '2008-05-13' },
    { asin: 'B0DUNEF500', sequence: '5', title: 'Heretics of Dune', minutes: 1113, date: '2008-10-28' },
    { asin: 'B0DUNEF600', sequence: '6', title: 'Chapterhouse: Dune', minutes: 1005, date: '2009-04-14' },
    {
      asin: 'B0DUNEFENC',
      sequence: '',
      title: 'The Science of Dune',
      minutes: 506,
      date: '2009-01-06',
      authors: ['Kevin R. Grazier'],
      narrators: ['Paul Boehmer'],
      unknownHere: true,
    },
  ],
}
