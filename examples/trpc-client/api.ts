import type { AppRouter } from '@shelfhand/server'
import { createTRPCClient, httpBatchLink } from '@trpc/client'

/** A typed client of the server at `url`. Only types are imported from the server: nothing of it is bundled. */
export function connect({ url, key }: { readonly url: string; readonly key: string }) {
  return createTRPCClient<AppRouter>({
    links: [httpBatchLink({ url: `${url}/trpc`, headers: { authorization: `Bearer ${key}` }, maxItems: 20 })],
  })
}

export type Api = ReturnType<typeof connect>
