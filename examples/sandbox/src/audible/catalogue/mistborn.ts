import type { SeriesEntry } from './entries.ts'

const cosmere = [{ asin: 'B0COSMERE0', title: 'The Cosmere', type: 'series' }] as const
const common = {
  authors: ['Brandon Sanderson'],
  narrators: ['Michael Kramer'],
  publisher: 'Macmillan Audio',
  genre: ['Science Fiction & Fantasy', 'Fantasy', 'Epic'],
  parents: cosmere,
}
const graphic = { narrators: ['full cast'], publisher: 'GraphicAudio' }
const wax = (sequence: string) => [{ series: 'B0WAXWAY00', sequence }]

/** Mistborn: seven novels in two eras, a novella, the first trilogy in one volume, and one era that is only announced. */
export const mistborn: SeriesEntry = {
  ...common,
  asin: 'B0MISTB000',
  title: 'Mistborn Series',
  slug: 'Mistborn',
  recordings: [
    {
      asin: 'B0MISTB100',
      sequence: '1',
      title: 'Mistborn',
      subtitle: 'The Final Empire: Mistborn Book 1',
      minutes: 1479,
      date: '2008-12-19',
    },
    {
      asin: 'B0MISTB1D1',
      sequence: '1',
      title: 'The Final Empire (1 of 3) [Dramatized Adaptation]',
      minutes: 355,
      date: '2014-06-01',
      ...graphic,
    },
    {
      asin: 'B0MISTB130',
      sequence: '1-3',
      title: 'Mistborn Trilogy',
      subtitle: 'The Final Empire, The Well of Ascension, The Hero of Ages',
      minutes: 4869,
      date: '2014-10-28',
    },
    {
      asin: 'B0MISTB200',
      sequence: '2',
      title: 'The Well of Ascension',
      subtitle: 'Mistborn Book 2',
      minutes: 1736,
      date: '2009-06-12',
    },
    {
      asin: 'B0MISTB300',
      sequence: '3',
      title: 'The Hero of Ages',
      subtitle: 'Mistborn Book 3',
      minutes: 1645,
      date: '2009-06-30',
    },
    { asin: 'B0MISTB350', sequence: '3.5', title: 'Mistborn: Secret History', minutes: 301, date: '2018-09-18' },
    {
      asin: 'B0MISTB400',
      sequence: '4',
      title: 'The Alloy of Law',
      subtitle: 'A Mistborn Novel',
      minutes: 648,
      date: '2011-11-08',
      alsoIn: wax('1'),
    },
    {
      asin: 'B0MISTB500',
      sequence: '5',
      title: 'Shadows of Self',
      subtitle: 'A Mistborn Novel',
      minutes: 757,
      date: '2015-10-06',
      alsoIn: wax('2'),
    },
    {
      asin: 'B01BAH22FG',
      sequence: '6',
      title: 'The Bands of Mourning',
      subtitle: 'A Mistborn Novel',
      minutes: 880,
      date: '2016-01-26',
      isbn: '9780765378576',
      alsoIn: wax('3'),
    },
    {
      asin: 'B0MISTB700',
      sequence: '7',
      title: 'The Lost Metal',
      subtitle: 'A Mistborn Novel',
      minutes: 1138,
      date: '2022-11-15',
      alsoIn: wax('4'),
    },
    {
      asin: 'B0MISTB800',
      sequence: '8',
      title: 'Ghostbloods',
      subtitle: 'A Mistborn Novel',
      minutes: 0,
      date: '2028-12-05',
    },
  ],
}

/** Wax and Wayne: the four novels of the second era, all of which are also in Mistborn. */
export const waxAndWayne: SeriesEntry = { ...common, asin: 'B0WAXWAY00', title: 'Wax and Wayne', recordings: [] }
