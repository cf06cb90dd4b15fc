import { getAuthor, getSeries } from '@shelfhand/domain/queries'
import { ApiError, type Issue } from './api-error.ts'
import type { ApiContext } from './context.ts'

type Named = readonly ({ readonly id: number } | { readonly name: string })[]

/** Throws `invalid_input` that names each author and series of a book's input that is not there. */
export async function refuseUnknown(
  { db }: Pick<ApiContext, 'db'>,
  input: { readonly authors?: Named; readonly series?: Named },
): Promise<void> {
  const issues = [
    ...(await unknown('authors', input.authors, (id) => getAuthor(db.em(), id))),
    ...(await unknown('series', input.series, (id) => getSeries(db.em(), id))),
  ]
  if (issues.length > 0) throw new ApiError({ code: 'invalid_input', issues })
}

async function unknown(field: string, list: Named = [], get: (id: number) => Promise<unknown>): Promise<Issue[]> {
  const issues: Issue[] = []
  for (const [index, entry] of list.entries()) {
    if ('id' in entry && (await get(entry.id)) === null) {
      issues.push({ path: `${field}.${index}.id`, message: `There is none with the id ${entry.id}` })
    }
  }
  return issues
}
