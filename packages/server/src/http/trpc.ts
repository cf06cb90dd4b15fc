import { fastifyTRPCPlugin, type FastifyTRPCPluginOptions } from '@trpc/server/adapters/fastify'
import type { FastifyInstance } from 'fastify'
import { type AppRouter, appRouter } from '../api/app-router.ts'
import { classifyError } from '../api/classify-error.ts'
import { logFailure } from './log-failure.ts'
import type { ContextFactory } from './request-context.ts'

const largestBatch = 20

/** Serves the same procedures over tRPC, under `/trpc`. Scopes are checked by the procedures themselves. */
export async function registerTrpc(app: FastifyInstance, { context }: { context: ContextFactory }): Promise<void> {
  const trpcOptions: FastifyTRPCPluginOptions<AppRouter>['trpcOptions'] = {
    router: appRouter,
    maxBatchSize: largestBatch,
    createContext: ({ req, res }) => context(req, res),
    onError({ error, req, ctx }) {
      if (ctx !== undefined) logFailure(ctx.log, { error, code: classifyError(error).code, requestId: req.id })
    },
  }
  await app.register(fastifyTRPCPlugin, { prefix: '/trpc', trpcOptions })
}
