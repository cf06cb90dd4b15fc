import { z } from 'zod'
import { path, type Http } from '../core/index.ts'
import { bareKey } from './key.ts'
import { Moved } from './schemas.ts'

/** Records are merged into merged ones now and then; a longer chain is taken for a circle. */
const mostMoves = 3

/** Reads a record, and the one it was merged into: Open Library answers with the new key and status 200. */
export async function readRecord<Schema extends z.ZodType>(
  http: Http,
  { kind, key, schema, signal }: { kind: 'works' | 'books'; key: string; schema: Schema; signal?: AbortSignal },
): Promise<z.output<Schema>> {
  const answer = z.union([
    Moved.transform(({ location }) => ({ moved: location })),
    schema.transform((record) => ({ record })),
  ])
  let current = bareKey(key)
  for (let moves = 0; ; moves += 1) {
    const route = path`/${kind}/${current}.json`
    const found = await http.request('GET', route, { schema: answer, signal })
    if ('record' in found) return found.record
    if (moves === mostMoves)
      throw http.failure('GET', route, {
        code: 'unexpected_response',
        status: 200,
        detail: 'the record was merged in a circle',
      })
    current = bareKey(found.moved)
  }
}
