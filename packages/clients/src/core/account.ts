import type { CallContext } from './call-context.ts'

/**
 * The key in the budget that a request to `url` takes from, and that its answer may close: an answer of another origin
 * (a tracker, a proxy) says nothing about the service, and one of a part of it (an indexer) nothing about the rest.
 */
export function accountOf({ baseUrl, budgetKey }: CallContext, url: URL, part?: string): string {
  if (url.origin !== new URL(baseUrl).origin) return url.origin
  return part === undefined ? budgetKey : `${budgetKey} ${part}`
}
