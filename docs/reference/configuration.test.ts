import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { serverVariables } from '../../packages/server/src/config/environment.ts'
import { ServerConfigSchema } from '../../packages/server/src/config/server-config.ts'
import { usedServices } from '../../packages/server/src/config/used-services.ts'
import { builtin } from '../../packages/tasks/src/builtin/index.ts'
import { tablesOf } from './page-tables.ts'

const tables = tablesOf(await readFile(join(import.meta.dirname, 'configuration.md'), 'utf8'))

interface Owner {
  readonly heading: string
  readonly schema: z.ZodType
  readonly environment: Readonly<Record<string, string>>
}

const plugin = builtin()
const owners: Owner[] = [
  { heading: 'Server', schema: ServerConfigSchema, environment: serverVariables },
  ...usedServices([plugin]).map(({ id, settings, environment }) => ({
    heading: `services.${id}`,
    schema: settings,
    environment,
  })),
  ...plugin.tasks.map(({ id, config, environment }) => ({ heading: `tasks.${id}`, schema: config, environment })),
]

const Properties = z.object({
  properties: z.record(z.string(), z.object({ default: z.unknown().optional() })).default({}),
  required: z.array(z.string()).default([]),
})
const written = (value: unknown) => `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``

/** Setting, variable and default, as the page has to have them. */
function rowsOf({ schema, environment }: Owner): string[][] {
  const json = Properties.parse(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }))
  return Object.entries(json.properties).map(([name, { default: value }]) => [
    `\`${name}\``,
    environment[name] === undefined ? '' : `\`${environment[name]}\``,
    value !== undefined ? written(value) : json.required.includes(name) ? 'has to be set' : '–',
  ])
}

test.each(owners)('the settings of $heading are those of the code', (owner) => {
  const rows = (tables.get(owner.heading) ?? []).map((cells) => cells.slice(0, 3))
  expect(rows).toEqual(rowsOf(owner))
})

test('nothing is documented that is not there', () => {
  expect([...tables.keys()].toSorted()).toEqual(owners.map(({ heading }) => heading).toSorted())
})
