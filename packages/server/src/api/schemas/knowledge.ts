import { z } from 'zod'
import { Id, Moment } from './fields.ts'
import { pageOf } from './page.ts'

const Summary = z.object({
  id: Id,
  source: z.string(),
  url: z.string(),
  title: z.string(),
  author: z.string().nullable(),
  postedAt: Moment.nullable(),
  tags: z.array(z.string()).readonly(),
  fetchedAt: Moment,
})

const KnowledgeSummary = Summary.meta({ id: 'KnowledgeSummary' })
export const KnowledgePage = pageOf('Knowledge', KnowledgeSummary)
export const KnowledgeDocument = Summary.extend({ markdown: z.string() }).meta({ id: 'KnowledgeDocument' })
export const KnowledgeHit = Summary.extend({ snippet: z.string() }).meta({ id: 'KnowledgeHit' })
