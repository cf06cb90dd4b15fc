import { defineEntity, type InferEntity, p } from '@mikro-orm/core'
import { moment } from './base.ts'

/** What a key allows: each scope includes the ones before it. */
export const apiKeyScopes = ['read', 'write', 'admin'] as const
export type ApiKeyScope = (typeof apiKeyScopes)[number]

/** A key to the HTTP interface; only its hash is kept. */
export const ApiKey = defineEntity({
  name: 'ApiKey',
  tableName: 'api_key',
  properties: {
    id: p.integer().primary().autoincrement(),
    createdAt: moment().onCreate(() => new Date()),
    name: p.text().check("name <> ''"),
    hash: p.text().unique('api_key_hash_unique').hidden(),
    scope: p.enum(apiKeyScopes),
    lastUsedAt: moment().nullable(),
    expiresAt: moment().nullable(),
    revokedAt: moment().nullable(),
  },
})
export type ApiKey = InferEntity<typeof ApiKey>
