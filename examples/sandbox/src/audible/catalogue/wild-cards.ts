import type { SeriesEntry } from './entries.ts'

/** Wild Cards: shared novels, of which the ninth is listed but not for sale here, so that the list has a hole. */
export const wildCards: SeriesEntry = {
  asin: 'B0WILDC000',
  title: 'Wild Cards',
  slug: 'Wild-Cards-Series',
  authors: ['George R. R. Martin'],
  narrators: ['Luke Daniels'],
  publisher: 'Random House Audio',
  genre: ['Science Fiction & Fantasy', 'Science Fiction', 'Superheroes'],
  recordings: [
    {
      asin: 'B0WILDC010',
      sequence: '1',
      title: 'Wild Cards I',
      subtitle: 'Expanded Edition',
      minutes: 1116,
      date: '2011-11-22',
    },
    { asin: 'B0WILDC020', sequence: '2', title: 'Wild Cards II: Aces High', minutes: 863, date: '2015-09-15' },
    { asin: 'B0WILDC030', sequence: '3', title: 'Wild Cards III: Jokers Wild', minutes: 790, date: '2016-03-01' },
    { asin: 'B0WILDC040', sequence: '4', title: 'Wild Cards IV: Aces Abroad', minutes: 1015, date: '2016-06-07' },
    { asin: 'B0WILDC050', sequence: '5', title: 'Wild Cards V: Down and Dirty', minutes: 1075, date: '2016-11-15' },
    { asin: 'B0WILDC060', sequence: '6', title: 'Wild Cards VI: Ace in the Hole', minutes: 886, date: '2017-06-20' },
    { asin: 'B0WILDC070', sequence: '7', title: "Wild Cards VII: Dead Man's Hand", minutes: 698, date: '2017-10-17' },
    { asin: 'B0WILDC080', sequence: '8', title: 'Wild Cards VIII: One-Eyed Jacks', minutes: 842, date: '2018-08-07' },
    {
      asin: 'B0WILDC090',
      sequence: '9',
      title: 'Wild Cards IX: Jokertown Shuffle',
      minutes: 860,
      date: '2019-10-29',
      unknownHere: true,
    },
    { asin: 'B0WILDC100', sequence: '10', title: 'Wild Cards X: Double Solitaire', minutes: 700, date: '2020-02-25' },
    { asin: 'B0WILDC110', sequence: '11', title: "Wild Cards XI: Dealer's Choice", minutes: 768, date: '2020-09-15' },
    {
      asin: 'B0WILDC120',
      sequence: '12',
      title: 'Wild Cards XII: Turn of the Cards',
      minutes: 830,
      date: '2021-03-30',
    },
  ],
}
