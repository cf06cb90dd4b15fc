import { getTRPCErrorShape, TRPCError } from '@trpc/server'
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
  await app.register(async (scope) => {
    // A wrong key or a full limit is refused before tRPC sees the request; its clients can read no other shape than
    // tRPC's own. One error stands for every call of a batch.
    scope.setErrorHandler((cause, request, reply) => {
      const { code, status, headers } = classifyError(cause)
      const ctx = context(request, reply)
      logFailure(ctx.log, { error: cause, code, requestId: request.id })
      const error = getTRPCErrorShape({
        config: appRouter._def._config,
        error: new TRPCError({ code: 'INTERNAL_SERVER_ERROR', cause }),
        type: 'unknown',
        path: undefined,
        input: undefined,
        ctx,
      })
      return reply
        .code(status)
        .headers({ ...headers, 'x-request-id': request.id })
        .send({ error })
    })
    await scope.register(fastifyTRPCPlugin, { prefix: '/trpc', trpcOptions })
  })
}
