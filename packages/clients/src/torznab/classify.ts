import type { Answer, Verdict } from '../core/index.ts'
import { attributeOf, childrenOf, parseXml } from './parse-xml.ts'

type Refusal = Verdict & { ok?: false }

/** Codes of the newznab error table; Jackett's 900 is any failure of the tracker behind it. */
const codes: Record<number, Refusal> = {
  100: { code: 'unauthorized', detail: 'the API key is wrong' },
  101: { code: 'forbidden', detail: 'the account is suspended' },
  102: { code: 'forbidden', detail: 'the account may not do this' },
  200: { code: 'rejected', detail: 'a parameter is missing' },
  201: { code: 'rejected', detail: 'a parameter is wrong, or there is no such indexer' },
  202: { code: 'rejected', detail: 'the indexer does not know this function' },
  203: { code: 'rejected', detail: 'the indexer does not offer this function' },
  300: { code: 'not_found', detail: 'there is no such item' },
  410: { code: 'rejected', detail: 'the indexer is disabled' },
  429: { code: 'rate_limited' },
  500: { code: 'rate_limited', detail: 'the limit of requests is reached' },
  501: { code: 'rate_limited', detail: 'the limit of downloads is reached' },
  900: {
    code: 'unavailable',
    detail: 'the search at the tracker failed; is it reachable, and its cookie or password still valid?',
  },
  910: { code: 'unavailable', detail: 'the API of the indexer is switched off' },
}

/** An error may come with status 200: it is looked for before anything else. Its own text may hold keys and is not repeated. */
export function classify(answer: Answer): Verdict | undefined {
  const start = new TextDecoder().decode(answer.bytes.subarray(0, 400))
  if (!/<error\b/i.test(start)) return undefined
  const error = childrenOf(parseXml(answer.text()), 'error')[0]
  if (error === undefined) return undefined
  const code = Number(attributeOf(error, 'code'))
  if (answer.status === 429) return { code: 'rate_limited', detail: 'the indexer is blocked for a while' }
  return codes[code] ?? { code: 'rejected', detail: 'the indexer reports an error' }
}
