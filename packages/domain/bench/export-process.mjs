// Plain JavaScript: taking the types out of TypeScript would be a part of what is measured. The conditions that Node is
// started with say whether the package comes from its sources or as it is built.
import { openPostgresql } from '@shelfhand/domain/postgresql'
import { exportDatabase } from '@shelfhand/domain/queries'
import { openSqlite } from '@shelfhand/domain/sqlite'

const [driver, location = '', what] = process.argv.slice(2)
await using database = await (driver === 'sqlite' ? openSqlite : openPostgresql)(location)
if (what === 'export') {
  let bytes = 0
  for await (const line of exportDatabase(database)) bytes += line.length
  if (bytes === 0) throw new Error('Nothing was exported.')
}
// maxRSS is in kilobytes on every system that Node runs on.
console.log(Math.round(process.resourceUsage().maxRSS / 1024))
