import { createAuthor } from '../src/queries/index.ts'
import { openSqlite } from '../src/sqlite.ts'

// Writes one author after the other into a SQLite file, as often as it was asked to; says when it is ready and done.
const [location = '', count = '1'] = process.argv.slice(2)
await using database = await openSqlite(location)
process.stdout.write('ready\n')
for (let at = 0; at < Number(count); at += 1) {
  await createAuthor(database.em(), { author: { name: `Patient ${at}` }, now: new Date(0) })
}
process.stdout.write('done\n')
