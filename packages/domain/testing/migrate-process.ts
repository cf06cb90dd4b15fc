import { openPostgresql } from '../src/postgresql.ts'
import { openSqlite } from '../src/sqlite.ts'

// Migrates a database from a process of its own, and prints what it applied.
const [driver, location = ''] = process.argv.slice(2)
await using database = await (driver === 'sqlite' ? openSqlite : openPostgresql)(location)
const { applied } = await database.migrate()
process.stdout.write(applied.join('\n'))
