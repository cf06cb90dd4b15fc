import type { Http } from '../core/index.ts'
import { childrenOf, parseXml, type XmlElement } from './parse-xml.ts'

export interface Signal {
  signal?: AbortSignal
}

interface Question {
  /** Name of the root element. */
  root: 'caps' | 'rss' | 'indexers'
  query: Record<string, string | number | boolean | undefined>
  /** In place of the client's own. */
  address?: string
}

/** Asks once, as a second try would meet the same slow trackers, and gives the root element. */
export async function ask(http: Http, question: Question, { signal }: Signal): Promise<XmlElement> {
  const { root, query, address = http.baseUrl } = question
  const answer = await http.text('GET', address, { query, attempts: 1, signal })
  const element = childrenOf(parseXml(answer), root)[0]
  if (element !== undefined) return element
  const detail = /^\s*<(\?xml|rss|caps|indexers)\b/.test(answer) ? broken : another
  throw http.failure('GET', address, { code: 'unexpected_response', detail })
}

const broken = 'the XML of the answer is broken, was cut off, or says something else'
const another = 'the answer is not the XML of a Torznab indexer; does baseUrl end in /api?'
