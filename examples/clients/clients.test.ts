import { execFile } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const run = promisify(execFile)
const programs = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))

/** What each program prints, among other lines. */
const prints: Record<string, RegExp[]> = {
  'audible.ts': [
    /^Leviathan Wakes, read by Jefferson Mays$/m,
    /^The Expanse: \d+ recordings, complete$/m,
    /^ {2}9 Leviathan Falls$/m,
  ],
  'audiobookshelf.ts': [/^59 books of Audiobooks have no ASIN$/m, /^Becoming is now My Favourites #1$/m],
  'audnexus.ts': [/^All Systems Red by Martha Wells$/m, /^The Murderbot Diaries #1$/m, /^ {2}30 min: Chapter 2$/m],
  'google-books.ts': [/^\d{4}\S* All Systems Red \(\d{13}\)$/m, /^ {2}cover: https:/m],
  'hardcover.ts': [/^The Murderbot Diaries: 8 books$/m, /^ {2}5 Network Effect$/m, /^requests left today: 4996$/m],
  'itunes.ts': [/^Leviathan Wakes \(Unabridged\) by James S\. A\. Corey, 2011-06-15$/m, /600x600bb\.jpg$/m],
  'myanonamouse.ts': [
    /^Network Effect \(The Murderbot Diaries #5\), \d+ seeders$/m,
    /^a torrent file of \d+ bytes$/m,
    /^Power User, still 2 wedges, 1 of 100 torrents unsatisfied$/m,
  ],
  'prowlarr.ts': [
    /^Leviathan Wakes by James S\. A\. Corey \[ENG \/ M4B\] \(MyAnonamouse, 38 seeders\)$/m,
    /^all indexers answered$/m,
    /^a file of \d+ bytes$/m,
  ],
  'torznab.ts': [/^kinds of search: search, book$/m, /^The Way of Kings by Brandon Sanderson: 80 seeders$/m],
  'qbittorrent.ts': [
    /^Leviathan Wakes\.m4b: added$/m,
    /^Leviathan Wakes\.m4b is done: \//m,
    /^5 torrents are left, \d+ bytes a second$/m,
  ],
  'open-library.ts': [/^2010 The Way of Kings: The Stormlight Archive #1$/m, /^no edition has that ISBN$/m],
}

test.each(programs)('%s runs and prints what it says', async (name) => {
  const { stdout, stderr } = await run(process.execPath, [
    '--conditions=@shelfhand/source',
    join(import.meta.dirname, name),
  ])
  expect(stderr).toBe('')
  expect(prints[name]?.length ?? 0).toBeGreaterThan(0)
  for (const line of prints[name] ?? []) expect(stdout).toMatch(line)
})

test.each(programs)('%s is shorter than 25 lines', (name) => {
  expect(
    readFileSync(join(import.meta.dirname, name), 'utf8')
      .trimEnd()
      .split('\n').length,
  ).toBeLessThan(25)
})
