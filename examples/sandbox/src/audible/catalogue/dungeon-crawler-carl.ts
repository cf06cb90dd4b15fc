import type { SeriesEntry } from './entries.ts'

const tunnel = { narrators: ['Jeff Hays', 'full cast'], format: 'original_recording' } as const

/** Dungeon Crawler Carl: the novels, and the first one again as a show in seasons. */
export const dungeonCrawlerCarl: SeriesEntry = {
  asin: 'B0DCCRL000',
  title: 'Dungeon Crawler Carl',
  slug: 'Dungeon-Crawler-Carl-Series',
  authors: ['Matt Dinniman'],
  narrators: ['Jeff Hays'],
  publisher: 'Soundbooth Theater',
  genre: ['Science Fiction & Fantasy', 'Fantasy', 'Humorous'],
  parents: [
    { asin: 'B0DCCRLSEA', title: 'Dungeon Crawler Carl: Audio Immersion Tunnel', type: 'season', sequence: '1' },
  ],
  recordings: [
    {
      asin: 'B08V8B2CGV',
      sequence: '1',
      title: 'Dungeon Crawler Carl',
      subtitle: 'A LitRPG/Gamelit Adventure',
      minutes: 811,
      date: '2021-02-02',
    },
    {
      asin: 'B0DCCRL1T0',
      sequence: '1',
      title: 'Dungeon Crawler Carl: Audio Immersion Tunnel, Season 1',
      minutes: 560,
      date: '2024-10-01',
      ...tunnel,
    },
    {
      asin: 'B0DCCRL200',
      sequence: '2',
      title: "Carl's Doomsday Scenario",
      subtitle: 'Dungeon Crawler Carl, Book 2',
      minutes: 696,
      date: '2021-03-16',
    },
    {
      asin: 'B0DCCRL300',
      sequence: '3',
      title: "The Dungeon Anarchist's Cookbook",
      subtitle: 'Dungeon Crawler Carl, Book 3',
      minutes: 925,
      date: '2021-06-29',
    },
    {
      asin: 'B0DCCRL400',
      sequence: '4',
      title: 'The Gate of the Feral Gods',
      subtitle: 'Dungeon Crawler Carl, Book 4',
      minutes: 991,
      date: '2021-11-02',
    },
    {
      asin: 'B0DCCRL500',
      sequence: '5',
      title: "The Butcher's Masquerade",
      subtitle: 'Dungeon Crawler Carl, Book 5',
      minutes: 1413,
      date: '2022-08-16',
    },
    {
      asin: 'B0DCCRL600',
      sequence: '6',
      title: 'The Eye of the Bedlam Bride',
      subtitle: 'Dungeon Crawler Carl, Book 6',
      minutes: 1523,
      date: '2023-09-12',
    },
    {
      asin: 'B0DCCRL700',
      sequence: '7',
      title: 'This Inevitable Ruin',
      subtitle: 'Dungeon Crawler Carl, Book 7',
      minutes: 1733,
      date: '2025-02-11',
    },
    {
      asin: 'B0DCCRL800',
      sequence: '8',
      title: 'A Parade of Horribles',
      subtitle: 'Dungeon Crawler Carl, Book 8',
      minutes: 1650,
      date: '2026-05-12',
    },
    {
      asin: 'B0DCCRL900',
      sequence: '9',
      title: 'Untitled Dungeon Crawler Carl Book 9',
      minutes: 0,
      date: '2200-01-01',
      sku: 'PL_HLDR_000902',
    },
  ],
}
