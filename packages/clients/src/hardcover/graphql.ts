import type { z } from 'zod'
import type { ClientError, ClientErrorInit, Http } from '../core/index.ts'
import { classifyAnswer } from './classify.ts'
import { readLimits, type HardcoverLimits } from './limits.ts'

export interface Graphql {
  /** Runs one query. `cost`: the top-level fields of the document, each of which counts as a request; 1 when absent. */
  query<S extends z.ZodType>(options: {
    document: string
    variables: Record<string, string | number>
    schema: S
    cost?: number
    signal?: AbortSignal
  }): Promise<z.output<S>>
  limits(): HardcoverLimits | null
  failure(init: Omit<ClientErrorInit, 'service' | 'title' | 'request'>): ClientError
}

export function createGraphql(http: Http): Graphql {
  let limits: HardcoverLimits | null = null
  return {
    limits: () => limits,
    failure: (init) => http.failure('POST', '/graphql', init),
    query({ document, variables, schema, cost, signal }) {
      return http.request('POST', '/graphql', {
        body: { json: { query: document, variables } },
        schema,
        // It only reads.
        idempotent: true,
        cost,
        signal,
        classify(answer, told) {
          limits = readLimits(answer.headers, told.now) ?? limits
          return classifyAnswer(answer, told)
        },
      })
    },
  }
}
