import { writeFileSync } from 'node:fs'
import { MikroORM as PostgresqlOrm } from '@mikro-orm/postgresql'
import { MikroORM as SqliteOrm } from '@mikro-orm/sqlite'
import { sortLikeSqlite } from '../src/drivers/postgresql-metadata.ts'
import { entities } from '../src/entities/index.ts'

// Writes the first migration's tables from the entities. Only for the time before the first release: released
// migrations never change. Run with `node --conditions=@shelfhand/source packages/domain/testing/write-tables.ts`.

function quote(statement: string): string {
  if (!statement.includes("'")) return `'${statement}'`
  return statement.includes('`') ? JSON.stringify(statement) : `\`${statement}\``
}

function write(dialect: string, ddl: string): void {
  const statements = ddl.split(/;\n/).map((statement) => statement.trim())
  const lines = statements.filter((statement) => statement !== '').map((statement) => `  ${quote(statement)},\n`)
  const intro = '/** All tables, indexes and constraints of the first release, as the entities describe them. */'
  const text = `${intro}\nexport const tables: readonly string[] = [\n${lines.join('')}]\n`
  writeFileSync(new URL(`../src/migrations/${dialect}/tables.ts`, import.meta.url), text)
}

const sqlite = await SqliteOrm.init({ dbName: ':memory:', entities: [...entities] })
const postgresql = await PostgresqlOrm.init({
  dbName: 'none',
  entities: [...entities],
  discovery: { onMetadata: sortLikeSqlite },
})
write('sqlite', await sqlite.schema.getCreateSchemaSQL({ wrap: false }))
write('postgresql', await postgresql.schema.getCreateSchemaSQL({ wrap: false }))
await sqlite.close()
