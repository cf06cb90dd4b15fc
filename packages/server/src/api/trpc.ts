import { initTRPC } from '@trpc/server'
import { classifyError } from './classify-error.ts'
import type { ApiContext } from './context.ts'
import { problemOf } from './problem.ts'
import { refuseUnfit } from './refuse-unfit.ts'
import type { RouteMeta } from './route-meta.ts'
import { assertScope } from './scope.ts'

// isDev would be true unless NODE_ENV says production, and then stacks are sent.
const t = initTRPC
  .context<ApiContext>()
  .meta<RouteMeta>()
  .create({
    isDev: false,
    errorFormatter({ error, shape, ctx }) {
      const apiError = classifyError(error)
      const problem = problemOf(apiError, ctx?.requestId ?? '')
      return {
        message: problem.detail ?? problem.title,
        code: shape.code,
        data: { code: shape.data.code, httpStatus: problem.status, path: shape.data.path, problem },
      }
    },
  })

export const { router } = t

/** What every procedure starts from: the scope its meta asks for, and an input that can be stored. */
export const procedure = t.procedure.use(async ({ ctx, meta, getRawInput, next }) => {
  // A procedure that forgot its meta is open to nobody but administrators.
  assertScope(ctx.key, meta?.scope ?? 'admin')
  refuseUnfit(await getRawInput())
  return next()
})
