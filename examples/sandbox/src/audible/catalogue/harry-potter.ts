import type { SeriesEntry } from './entries.ts'

const fry = { narrators: ['Stephen Fry'] }
const cast = { narrators: ['full cast'], publisher: 'Pottermore Publishing and Audible Studios' }

/** Harry Potter: seven novels, read by Jim Dale and by Stephen Fry, and plays with a full cast. */
export const harryPotter: SeriesEntry = {
  asin: 'B0HPOTT000',
  title: 'Harry Potter',
  authors: ['J.K. Rowling'],
  narrators: ['Jim Dale'],
  publisher: 'Pottermore Publishing',
  genre: ["Children's Audiobooks", 'Science Fiction & Fantasy', 'Fantasy & Magic'],
  parents: [{ asin: 'B0WIZARD00', title: 'Wizarding World', type: 'series' }],
  recordings: [
    {
      asin: 'B0HPOTT100',
      sequence: '1',
      title: "Harry Potter and the Sorcerer's Stone, Book 1",
      minutes: 498,
      date: '2015-11-20',
    },
    {
      asin: 'B0HPOTT1SF',
      sequence: '1',
      title: "Harry Potter and the Philosopher's Stone, Book 1",
      minutes: 573,
      date: '2015-11-20',
      ...fry,
    },
    {
      asin: 'B0HPOTT1FC',
      sequence: '1',
      title: "Harry Potter and the Sorcerer's Stone (Full-Cast Edition)",
      minutes: 549,
      date: '2025-11-04',
      ...cast,
    },
    {
      asin: 'B0HPOTT1ES',
      sequence: '1',
      title: 'Harry Potter y la piedra filosofal',
      minutes: 603,
      date: '2016-04-21',
      narrators: ['Carlos Ponce'],
      language: 'spanish',
    },
    {
      asin: 'B0HPOTT200',
      sequence: '2',
      title: 'Harry Potter and the Chamber of Secrets, Book 2',
      minutes: 543,
      date: '2015-11-20',
    },
    {
      asin: 'B0HPOTT2SF',
      sequence: '2',
      title: 'Harry Potter and the Chamber of Secrets, Book 2',
      minutes: 620,
      date: '2015-11-20',
      ...fry,
    },
    {
      asin: 'B0HPOTT300',
      sequence: '3',
      title: 'Harry Potter and the Prisoner of Azkaban, Book 3',
      minutes: 709,
      date: '2015-11-20',
    },
    {
      asin: 'B0HPOTT400',
      sequence: '4',
      title: 'Harry Potter and the Goblet of Fire, Book 4',
      minutes: 1237,
      date: '2015-11-20',
    },
    {
      asin: 'B0HPOTT500',
      sequence: '5',
      title: 'Harry Potter and the Order of the Phoenix, Book 5',
      minutes: 1590,
      date: '2015-11-20',
    },
    {
      asin: 'B0HPOTT600',
      sequence: '6',
      title: 'Harry Potter and the Half-Blood Prince, Book 6',
      minutes: 1112,
      date: '2015-11-20',
    },
    {
      asin: 'B0HPOTT700',
      sequence: '7',
      title: 'Harry Potter and the Deathly Hallows, Book 7',
      minutes: 1299,
      date: '2015-11-20',
    },
    {
      asin: 'B0HPOTT170',
      sequence: '1-7',
      title: 'Harry Potter: The Complete Audio Collection',
      minutes: 7011,
      date: '2016-11-20',
      unknownHere: true,
    },
  ],
}
