/* oxlint-disable no-underscore-dangle -- tRPC keeps a procedure's definition in `_def`; only this file looks into it. */
import type { AnyTRPCProcedure, AnyTRPCRouter } from '@trpc/server'
import { z } from 'zod'
import type { RouteMeta } from '../api/route-meta.ts'

/** What a route is made from. */
export interface ProcedureDefinition {
  /** Names of routers and procedure joined by dots: `books.get`. */
  readonly name: string
  readonly procedure: AnyTRPCProcedure
  readonly type: 'query' | 'mutation' | 'subscription'
  readonly meta: RouteMeta | undefined
  /** How many input schemas there are; `input` is set only for one. */
  readonly inputs: number
  readonly input: z.ZodType | null
  readonly output: z.ZodType | null
}

/** The definitions of all procedures of a router, in the order they are written. */
export function procedureDefinitions(router: AnyTRPCRouter): ProcedureDefinition[] {
  const procedures: Record<string, AnyTRPCProcedure> = router._def.procedures
  return Object.entries(procedures).map(([name, procedure]) => {
    const { inputs, type } = procedure._def
    // The output schema lies beside the inputs, but tRPC's types tell only of the inputs.
    const output: unknown = Reflect.get(procedure._def, 'output')
    return {
      name,
      procedure,
      type,
      meta: procedure.meta as RouteMeta | undefined,
      inputs: inputs.length,
      input: inputs.length === 1 ? zodOrNull(inputs[0]) : null,
      output: zodOrNull(output),
    }
  })
}

function zodOrNull(value: unknown): z.ZodType | null {
  return value instanceof z.ZodType ? value : null
}
