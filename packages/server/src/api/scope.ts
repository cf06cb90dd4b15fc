import { ApiError } from './api-error.ts'

/** What a key may do; each scope includes the ones before it. `public` needs no key. */
const scopes = ['public', 'read', 'write', 'admin'] as const
export type Scope = (typeof scopes)[number]
export type KeyScope = Exclude<Scope, 'public'>

/** Throws `unauthorized` without a key and `forbidden` with one whose scope is too small. */
export function assertScope(key: { readonly scope: KeyScope } | null, needed: Scope): void {
  if (needed === 'public') return
  if (key === null) {
    throw new ApiError({
      code: 'unauthorized',
      detail: 'Send an API key as "Authorization: Bearer <key>" or as "X-API-Key: <key>".',
      headers: { 'www-authenticate': 'Bearer realm="shelfhand"' },
    })
  }
  if (scopes.indexOf(key.scope) < scopes.indexOf(needed)) {
    throw new ApiError({
      code: 'forbidden',
      detail: `This needs a key of the scope "${needed}"; the key that was sent has the scope "${key.scope}".`,
    })
  }
}
