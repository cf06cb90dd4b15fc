import { type RawBuilder, sql } from 'kysely'
import type { EntityManager } from '../database.ts'
import { type QualitySearch, qualitySearches } from './data-quality-searches.ts'
import { read, type Store } from './store.ts'

/** Something about the data that a person should look at. */
export interface DataQualityFinding {
  readonly code: DataQualityCode
  readonly count: number
  /** The first of them, by id. */
  readonly examples: readonly Example[]
}
export type DataQualityCode = keyof typeof qualitySearches

interface Example {
  readonly id: number
  readonly title: string
}

const examples = 10

/**
 * Looks the whole library through for what does not fit together: a report, not for a page that is shown all the time.
 * It goes in small steps that others can get in between; what they write meanwhile may be seen or not.
 */
export function dataQuality(em: EntityManager, input: { now: Date }): Promise<DataQualityFinding[]> {
  return read(em, async (store) => {
    const findings: DataQualityFinding[] = []
    for (const [code, search] of Object.entries(qualitySearches) as [DataQualityCode, QualitySearch][]) {
      findings.push({ code, ...(await findingsOf(store, search(store, input.now))) })
    }
    return findings
  })
}

async function findingsOf(store: Store, parts: AsyncIterable<RawBuilder<unknown>>) {
  let count = 0
  let first: Example[] = []
  for await (const part of parts) {
    const { rows } = await sql<Example & { count: number | string }>`
      select id, title, count(*) over () as count from (${part}) as found order by id limit ${examples}`.execute(
      store.db,
    )
    count += Number(rows[0]?.count ?? 0)
    first = [...first, ...rows.map(({ id, title }) => ({ id, title }))]
      .toSorted((a, b) => a.id - b.id)
      .slice(0, examples)
  }
  return { count, examples: first }
}
