import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { entities } from '../../packages/domain/src/entities/index.ts'
import { openSqlite } from '../../packages/domain/src/sqlite.ts'
import { entitiesPage, type PageEntity } from './entities-page.ts'

const folder = join(import.meta.dirname, '../../packages/domain/src/entities')

/** The sentence above an entity in its source. */
function descriptionOf(name: string): string {
  const file = name.replaceAll(/(?<=[a-z])[A-Z]/g, (letter) => `-${letter}`).toLowerCase()
  const source = readFileSync(join(folder, `${file}.ts`), 'utf8')
  const comment = new RegExp(String.raw`/\*\*((?:(?!\*/)[^])*)\*/\nexport const ${name} = defineEntity`).exec(
    source,
  )?.[1]
  return (comment ?? '').replaceAll(/\s*\n \* ?/g, ' ').trim()
}

async function pageEntities(): Promise<PageEntity[]> {
  const database = await openSqlite(':memory:')
  const metadata = database.em().getMetadata()
  await database.close()
  return entities.map((entity) => {
    const meta = metadata.get(entity)
    return {
      name: meta.className,
      table: meta.tableName,
      description: descriptionOf(meta.className),
      columns: meta.props.map((property) => ({
        name: property.name,
        type:
          property.columnTypes[0] === 'json'
            ? 'json'
            : property.enum === true
              ? 'enum'
              : property.runtimeType.toLowerCase(),
        optional: property.nullable === true,
        target:
          property.targetMeta === undefined
            ? null
            : { entity: property.targetMeta.className, onDelete: property.deleteRule ?? 'no action' },
      })),
      indexes: [
        ...meta.props.flatMap((property) =>
          property.unique === undefined || property.unique === false
            ? []
            : [{ fields: [property.name], unique: true, partial: false }],
        ),
        ...[
          ...meta.uniques.map((index) => ({ ...index, unique: true })),
          ...meta.indexes.map((index) => ({ ...index, unique: false })),
        ].map((index) => ({
          fields: [index.properties ?? []].flat().map(String),
          unique: index.unique,
          partial: index.where !== undefined,
        })),
      ],
    }
  })
}

// To write the page anew: pnpm exec vitest run docs/reference/entities.test.ts --update
test('the page tells what the entities are', async () => {
  const all = await pageEntities()
  expect(all.filter(({ description }) => description === '')).toEqual([])
  await expect(entitiesPage(all)).toMatchFileSnapshot('entities.md')
})
