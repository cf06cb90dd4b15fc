import { z } from 'zod'
import { Id, Moment } from './fields.ts'

export const KeyScope = z.enum(['read', 'write', 'admin']).describe('Each scope includes the ones before it.')

const ApiKey = z
  .object({
    id: Id,
    name: z.string(),
    scope: KeyScope,
    createdAt: Moment,
    lastUsedAt: Moment.nullable().describe('To the minute.'),
    expiresAt: Moment.nullable(),
    revokedAt: Moment.nullable(),
  })
  .meta({ id: 'ApiKey' })

export const ApiKeyList = z.object({ items: z.array(ApiKey), total: z.int() }).meta({ id: 'ApiKeyList' })

export const NewApiKey = ApiKey.extend({ key: z.string().describe('The key itself, shown this once.') }).meta({
  id: 'NewApiKey',
})
