import type { AppRouter } from '@shelfhand/server'
import { TRPCClientError } from '@trpc/client'

/** Why the server refused a call, as it also tells over REST; null when the failure was another one. */
export function refusalOf(error: unknown) {
  if (!(error instanceof TRPCClientError)) return null
  const refused: TRPCClientError<AppRouter> = error
  return refused.data?.problem ?? null
}
