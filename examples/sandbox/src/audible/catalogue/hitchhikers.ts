import type { SeriesEntry } from './entries.ts'

const radio = { narrators: ['full cast'], publisher: 'BBC Audio', format: 'original_recording' } as const

/** The Hitchhiker's Guide: five novels and a sixth by another hand; the radio phases are seasons of a show. */
export const hitchhikers: SeriesEntry = {
  asin: 'B0HITCH000',
  title: "The Hitchhiker's Guide to the Galaxy",
  slug: 'Hitchhikers-Guide-to-the-Galaxy',
  authors: ['Douglas Adams'],
  narrators: ['Martin Freeman'],
  publisher: 'Random House Audio',
  genre: ['Science Fiction & Fantasy', 'Science Fiction', 'Humorous'],
  parents: [
    {
      asin: 'B0HITCHSEA',
      title: "The Hitchhiker's Guide to the Galaxy: The Radio Series",
      type: 'season',
      sequence: '9',
    },
  ],
  recordings: [
    {
      asin: 'B0HITCH100',
      sequence: '1',
      title: "The Hitchhiker's Guide to the Galaxy",
      minutes: 351,
      date: '2005-03-23',
      narrators: ['Stephen Fry'],
    },
    {
      asin: 'B0HITCH1RA',
      sequence: '1',
      title: "The Hitchhiker's Guide to the Galaxy: The Primary Phase (Dramatised)",
      minutes: 172,
      date: '2008-08-14',
      ...radio,
    },
    {
      asin: 'B0HITCH200',
      sequence: '2',
      title: 'The Restaurant at the End of the Universe',
      minutes: 352,
      date: '2006-07-25',
    },
    { asin: 'B0HITCH300', sequence: '3', title: 'Life, the Universe and Everything', minutes: 345, date: '2006-09-26' },
    {
      asin: 'B0HITCH400',
      sequence: '4',
      title: 'So Long, and Thanks for All the Fish',
      minutes: 276,
      date: '2006-11-14',
    },
    { asin: 'B0HITCH500', sequence: '5', title: 'Mostly Harmless', minutes: 388, date: '2007-01-16' },
    {
      asin: 'B0HITCH600',
      sequence: '6',
      title: 'And Another Thing...',
      minutes: 623,
      date: '2009-10-12',
      authors: ['Eoin Colfer'],
      narrators: ['Simon Jones'],
    },
    {
      asin: 'B0HITCH150',
      sequence: '1-5',
      title: "The Ultimate Hitchhiker's Guide",
      subtitle: 'Five Novels in One',
      minutes: 1712,
      date: '2012-04-30',
      unknownHere: true,
    },
  ],
}
