import type { SeriesEntry } from './entries.ts'

/** Sherlock Holmes: four novels and five books of stories, and all nine in one recording. */
export const sherlockHolmes: SeriesEntry = {
  asin: 'B0SHERL000',
  title: 'Sherlock Holmes',
  authors: ['Arthur Conan Doyle'],
  narrators: ['Simon Vance'],
  publisher: 'Tantor Audio',
  genre: ['Mystery, Thriller & Suspense', 'Mystery', 'Traditional Detectives'],
  recordings: [
    {
      asin: 'B0SHERL190',
      sequence: '1-9',
      title: 'Sherlock Holmes: The Definitive Collection',
      minutes: 4312,
      date: '2017-02-27',
      narrators: ['Stephen Fry'],
      publisher: 'Audible Studios',
    },
    { asin: 'B0SHERL100', sequence: '1', title: 'A Study in Scarlet', minutes: 284, date: '2010-05-04' },
    { asin: 'B0SHERL200', sequence: '2', title: 'The Sign of Four', minutes: 264, date: '2010-05-11' },
    { asin: 'B0SHERL300', sequence: '3', title: 'The Adventures of Sherlock Holmes', minutes: 669, date: '2009-11-02' },
    { asin: 'B0SHERL400', sequence: '4', title: 'The Memoirs of Sherlock Holmes', minutes: 567, date: '2010-06-07' },
    { asin: 'B0SHERL500', sequence: '5', title: 'The Hound of the Baskervilles', minutes: 368, date: '2009-09-21' },
    { asin: 'B0SHERL600', sequence: '6', title: 'The Return of Sherlock Holmes', minutes: 705, date: '2010-07-05' },
    { asin: 'B0SHERL700', sequence: '7', title: 'The Valley of Fear', minutes: 390, date: '2010-08-02' },
    { asin: 'B0SHERL800', sequence: '8', title: 'His Last Bow', minutes: 437, date: '2010-09-06' },
    { asin: 'B0SHERL900', sequence: '9', title: 'The Case-Book of Sherlock Holmes', minutes: 529, date: '2010-10-04' },
  ],
}
