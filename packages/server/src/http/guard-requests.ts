import type { FastifyInstance } from 'fastify'
import { ApiError } from '../api/api-error.ts'
import { assertScope } from '../api/scope.ts'
import type { Authenticator } from './authenticate.ts'
import type { Limits } from './limits.ts'
import { presentedKey } from './presented-key.ts'
import { isTrpc } from './request-calls.ts'

/** Before anything else of a request is read: whose key is it, is there room for it, may it do this? */
export function guardRequests(
  app: FastifyInstance,
  { authenticator, limits }: { readonly authenticator: Authenticator; readonly limits: Limits | null },
): void {
  app.addHook('onRequest', async (request) => {
    const presented = presentedKey(request.headers)
    request.key = presented === null ? null : await authenticator.authenticate(presented)
    await limits?.count(request)

    const { scope = 'public' } = request.routeOptions.config
    // A wrong key is no reason to keep a public page from its reader; tRPC's scopes are not known before the call.
    if (presented !== null && request.key === null && (scope !== 'public' || isTrpc(request))) {
      throw new ApiError({
        code: 'unauthorized',
        detail: 'This API key is not known, has expired, or was revoked.',
        headers: { 'www-authenticate': 'Bearer realm="shelfhand"' },
      })
    }
    assertScope(request.key, scope)
  })
}
