import { defineEntity, type InferEntity, p } from '@mikro-orm/core'
import { base, moment } from './base.ts'

/** A guide or thread that was crawled, as Markdown. */
export const KnowledgeDocument = defineEntity({
  name: 'KnowledgeDocument',
  tableName: 'knowledge_document',
  properties: {
    ...base(),
    source: p.text(),
    url: p.text().unique('knowledge_document_url_unique'),
    title: p.text().check("title <> ''"),
    author: p.text().nullable(),
    postedAt: moment().nullable(),
    tags: p.json<readonly string[]>(),
    markdown: p.text(),
    words: p.text().hidden(),
    contentHash: p.text(),
    path: p.text().nullable(),
    fetchedAt: moment(),
  },
  indexes: [
    { name: 'knowledge_document_fetched', properties: ['fetchedAt', 'id'] },
    { name: 'knowledge_document_source', properties: ['source', 'fetchedAt', 'id'] },
  ],
})
export type KnowledgeDocument = InferEntity<typeof KnowledgeDocument>
