import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { clientErrorCodes } from '../../packages/clients/src/index.ts'
import { errorCodes } from '../../packages/server/src/api/error-codes.ts'
import { tablesOf } from './page-tables.ts'

const root = join(import.meta.dirname, '../..')
const page = await readFile(join(import.meta.dirname, 'errors.md'), 'utf8')
const tables = tablesOf(page)

/** The codes in the first column of the table under a heading; rows that are no code, as of a second table, aside. */
const documented = (heading: string) =>
  (tables.get(heading) ?? []).flatMap(([first = '']) => /^`(\w+)`$/.exec(first)?.[1] ?? [])

/** The members of a union of codes, which only its source can tell. */
async function unionIn(file: string, name: string): Promise<string[]> {
  const source = await readFile(join(root, file), 'utf8')
  const union = new RegExp(String.raw`export type ${name} =((?:\s*(?:/\*\*[^]*?\*/\s*)?\|?\s*'\w+')+)`).exec(source)?.[1]
  return [...(union ?? '').matchAll(/(?:^|\|)\s*'(\w+)'/g)].map(([, code = '']) => code)
}

test.each([
  ['DomainError', 'packages/domain/src/errors.ts', 'DomainErrorCode'],
  ['TaskError', 'packages/tasks/src/errors.ts', 'TaskErrorCode'],
  ['ServerError and ConfigError', 'packages/server/src/server-error.ts', 'ServerErrorCode'],
])('the codes of %s are those of the code', async (heading, file, name) => {
  const codes = await unionIn(file, name)
  expect(codes.length).toBeGreaterThan(3)
  expect(documented(heading).toSorted()).toEqual(codes.toSorted())
})

test('the codes of ClientError are those of the code', () => {
  expect(documented('ClientError')).toEqual([...clientErrorCodes])
})

test('the problems are those of the code, with status and title', () => {
  const rows = (tables.get('Problems of the HTTP interface') ?? []).filter(([, status = '']) => /^\d+$/.test(status))
  const wanted = Object.entries(errorCodes).map(([code, { status, title }]) => [`\`${code}\``, String(status), title])
  expect(rows).toEqual(wanted)
})
