import { authorsRouter } from './routers/authors.ts'
import { booksRouter } from './routers/books.ts'
import { downloadsRouter } from './routers/downloads.ts'
import { keysRouter } from './routers/keys.ts'
import { knowledgeRouter } from './routers/knowledge.ts'
import { metadataRouter } from './routers/metadata.ts'
import { missingBooksRouter } from './routers/missing-books.ts'
import { pluginsRouter } from './routers/plugins.ts'
import { schedulerRouter } from './routers/scheduler.ts'
import { seriesRouter } from './routers/series.ts'
import { systemRouter } from './routers/system.ts'
import { router } from './trpc.ts'

/** Every procedure of the interface. Each has one REST route; see its `meta`. */
export const appRouter = router({
  authors: authorsRouter,
  books: booksRouter,
  downloads: downloadsRouter,
  keys: keysRouter,
  knowledge: knowledgeRouter,
  metadata: metadataRouter,
  missingBooks: missingBooksRouter,
  plugins: pluginsRouter,
  scheduler: schedulerRouter,
  series: seriesRouter,
  system: systemRouter,
})

/** For typed clients: `createTRPCClient<AppRouter>(…)`. */
export type AppRouter = typeof appRouter
