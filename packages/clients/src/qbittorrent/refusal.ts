import type { Answer, Verdict } from '../core/index.ts'

/** What 401 and 403 mean for every route: they are easily mixed up here. */
export function explainRefusal({ status }: Answer): Verdict | undefined {
  if (status === 401) {
    return {
      code: 'unauthorized',
      detail:
        'refused because of the Host or Origin (or by a proxy), not because of the session; check baseUrl and the Web UI settings',
    }
  }
  if (status === 403) return { code: 'forbidden', detail: 'not signed in, or the API key is wrong' }
  return undefined
}
