import type { Graphql } from './graphql.ts'

/** A duplicate points to what it is one of; a longer chain is taken for a circle. */
const mostMoves = 3

/** Loads what has the id, or what that is a duplicate of. Throws `not_found`, or `unexpected_response` for a circle. */
export async function followDuplicates<Wire extends { canonical_id?: number | null }>(
  graphql: Graphql,
  id: number,
  load: (id: number) => Promise<Wire | null | undefined>,
): Promise<Wire> {
  let current = id
  for (let moves = 0; moves <= mostMoves; moves += 1) {
    const found = await load(current)
    if (!found) throw graphql.failure({ code: 'not_found', status: 200 })
    if (!found.canonical_id || found.canonical_id === current) return found
    current = found.canonical_id
  }
  throw graphql.failure({ code: 'unexpected_response', status: 200, detail: 'it is a duplicate in a circle' })
}
