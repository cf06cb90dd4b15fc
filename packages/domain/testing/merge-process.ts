import { openPostgresql } from '../src/postgresql.ts'
import { mergeLibraryItems } from '../src/queries/index.ts'
import { openSqlite } from '../src/sqlite.ts'
import { sampleItem } from './sample-items.ts'

// Merges batch after batch until it is killed; says when each begins.
const [driver, location = ''] = process.argv.slice(2)
const database = await (driver === 'sqlite' ? openSqlite : openPostgresql)(location)
for (let batch = 0; ; batch += 1) {
  const items = Array.from({ length: 200 }, (_, at) =>
    sampleItem({
      absBookId: `${batch}-${at}`,
      title: `Book ${at} of ${batch}`,
      series: [{ name: `Batch ${batch}`, sequence: String(at) }],
    }),
  )
  process.stdout.write(`${batch}\n`)
  await mergeLibraryItems(database.em(), { items, now: new Date(0) })
}
