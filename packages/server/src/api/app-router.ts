import { keysRouter } from './routers/keys.ts'
import { pluginsRouter } from './routers/plugins.ts'
import { schedulerRouter } from './routers/scheduler.ts'
import { systemRouter } from './routers/system.ts'
import { router } from './trpc.ts'

/** Every procedure of the interface. Each has one REST route; see its `meta`. */
export const appRouter = router({
  keys: keysRouter,
  plugins: pluginsRouter,
  scheduler: schedulerRouter,
  system: systemRouter,
})

/** For typed clients: `createTRPCClient<AppRouter>(…)`. */
export type AppRouter = typeof appRouter
