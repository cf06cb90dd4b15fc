import { openPostgresql } from '../src/postgresql.ts'
import { exportDatabase } from '../src/queries/index.ts'
import { openSqlite } from '../src/sqlite.ts'

const [driver, location = '', what] = process.argv.slice(2)
await using database = await (driver === 'sqlite' ? openSqlite : openPostgresql)(location)
if (what === 'export') {
  let bytes = 0
  for await (const line of exportDatabase(database)) bytes += line.length
  if (bytes === 0) throw new Error('Nothing was exported.')
}
// maxRSS is in kilobytes on every system that Node runs on.
console.log(Math.round(process.resourceUsage().maxRSS / 1024))
