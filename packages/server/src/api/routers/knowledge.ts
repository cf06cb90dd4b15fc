import { getDocument, listDocuments, searchDocuments } from '@shelfhand/domain/queries'
import { z } from 'zod'
import { found } from '../found.ts'
import { Id, Order } from '../schemas/fields.ts'
import { KnowledgeDocument, KnowledgeHit, KnowledgePage } from '../schemas/knowledge.ts'
import { paging } from '../schemas/page.ts'
import { hitsOf, SearchInput } from '../schemas/search.ts'
import { ExternalId } from '../schemas/texts.ts'
import { procedure, router } from '../trpc.ts'

const meta = { tag: 'Knowledge', scope: 'read' } as const

export const knowledgeRouter = router({
  list: procedure
    .meta({ ...meta, route: 'GET /api/knowledge/documents', summary: 'Guides and threads that were collected' })
    .input(z.strictObject({ ...paging, order: Order.default('desc'), source: ExternalId.optional() }))
    .output(KnowledgePage)
    .query(({ ctx, input }) => listDocuments(ctx.db.em(), input)),

  get: procedure
    .meta({ ...meta, route: 'GET /api/knowledge/documents/{id}', summary: 'One of them, as Markdown' })
    .input(z.strictObject({ id: Id }))
    .output(KnowledgeDocument)
    .query(async ({ ctx, input: { id } }) => found(await getDocument(ctx.db.em(), id), 'document', id)),

  search: procedure
    .meta({
      ...meta,
      route: 'GET /api/knowledge/search',
      summary: 'Finds guides and threads by their text',
      search: true,
    })
    .input(SearchInput)
    .output(hitsOf('Knowledge', KnowledgeHit))
    .query(({ ctx, input }) => searchDocuments(ctx.db.em(), input)),
})
