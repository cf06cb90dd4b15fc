import { createApiKey, listApiKeys, revokeApiKey } from '@shelfhand/domain/queries'
import { z } from 'zod'
import { ApiError } from '../api-error.ts'
import { hashKey } from '../hash-key.ts'
import { newKey } from '../new-key.ts'
import { ApiKeyList, KeyScope, NewApiKey } from '../schemas/api-key.ts'
import { Id } from '../schemas/fields.ts'
import { procedure, router } from '../trpc.ts'

const meta = { tag: 'Keys', scope: 'admin' } as const

export const keysRouter = router({
  list: procedure
    .meta({ ...meta, route: 'GET /api/keys', summary: 'The API keys, revoked ones included' })
    .output(ApiKeyList)
    .query(async ({ ctx }) => {
      const items = await listApiKeys(ctx.db.em())
      return { items, total: items.length }
    }),

  create: procedure
    .meta({
      ...meta,
      route: 'POST /api/keys',
      summary: 'Makes an API key',
      description: 'The answer holds the key; nobody can ask for it again.',
      status: 201,
      location: '/api/keys/{id}',
    })
    .input(
      z.strictObject({
        name: z.string().trim().min(1).max(500),
        scope: KeyScope.default('read'),
        expiresAt: z.iso.datetime({ offset: true }).optional(),
      }),
    )
    .output(NewApiKey)
    .mutation(async ({ ctx, input }) => {
      const now = new Date()
      const expiresAt = input.expiresAt === undefined ? null : new Date(input.expiresAt)
      if (expiresAt !== null && expiresAt <= now) {
        throw new ApiError({ code: 'invalid_input', issues: [{ path: 'expiresAt', message: 'Has to lie ahead' }] })
      }
      const key = newKey()
      const { name, scope } = input
      return { ...(await createApiKey(ctx.db.em(), { name, scope, expiresAt, hash: hashKey(key), now })), key }
    }),

  revoke: procedure
    .meta({
      ...meta,
      route: 'DELETE /api/keys/{id}',
      summary: 'Revokes an API key',
      description: 'The last key of an administrator stays, or nobody could make another.',
      status: 204,
      problems: ['conflict'],
    })
    .input(z.strictObject({ id: Id }))
    .mutation(async ({ ctx, input }) => {
      const now = new Date()
      const good = (await listApiKeys(ctx.db.em())).filter(
        (key) => key.revokedAt === null && (key.expiresAt === null || new Date(key.expiresAt) > now),
      )
      const wanted = good.find((key) => key.id === input.id)
      if (wanted?.scope === 'admin' && good.filter((key) => key.scope === 'admin').length === 1) {
        throw new ApiError({
          code: 'conflict',
          detail: 'This is the last key of an administrator; make another first.',
        })
      }
      if (!(await revokeApiKey(ctx.db.em(), { id: input.id, now }))) {
        throw new ApiError({ code: 'not_found', detail: `There is no key ${input.id} that could be revoked.` })
      }
      ctx.forgetKey(input.id)
    }),
})
