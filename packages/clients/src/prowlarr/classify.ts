import { z } from 'zod'
import type { Answer, Verdict } from '../core/index.ts'

const Mistakes = z.array(z.object({ propertyName: z.string(), severity: z.string().optional() }))
const Problem = z.object({ errors: z.record(z.string(), z.unknown()) })
const Message = z.object({ message: z.string() })

/** What the sentences mean that Prowlarr answers with; the sentences themselves may hold keys and stack traces. */
const meanings: { says: RegExp; verdict: Verdict & { ok?: false } }[] = [
  {
    says: /indexers being unavailable/i,
    verdict: {
      code: 'unavailable',
      retryable: false,
      detail: 'all the chosen indexers are blocked for a while after failures; see indexers.status',
    },
  },
  {
    says: /release in cache/i,
    verdict: {
      code: 'not_found',
      detail: 'Prowlarr no longer remembers the release (30 minutes, and not over a restart); search again',
    },
  },
  {
    says: /getting release from indexer failed/i,
    verdict: { code: 'unavailable', retryable: false, detail: 'the indexer did not give the release' },
  },
  {
    says: /download client isn'?t configured/i,
    verdict: { code: 'rejected', detail: 'no download client is set up in Prowlarr' },
  },
  {
    says: /failed to grab any release/i,
    verdict: { code: 'rejected', detail: 'none of the releases could be grabbed' },
  },
]

/** Prowlarr has six shapes of errors; what can be said safely is said in our own words. */
export function classify(answer: Answer): Verdict | undefined {
  const { status } = answer
  if (status < 400 || !answer.headers.get('content-type')?.includes('json')) return undefined
  const body = parseText(answer.text())
  const message = Message.safeParse(body)
  if (message.success) return meanings.find(({ says }) => says.test(message.data.message))?.verdict
  const mistakes = Mistakes.safeParse(body)
  if (mistakes.success)
    return {
      code: 'rejected',
      detail: `Prowlarr does not accept ${names(mistakes.data.map((one) => one.propertyName))}`,
    }
  const problem = Problem.safeParse(body)
  if (problem.success)
    return { code: 'rejected', detail: `Prowlarr does not accept ${names(Object.keys(problem.data.errors))}` }
  return undefined
}

/** Names of fields, as far as they look like names. */
function names(fields: readonly string[]): string {
  const plain = fields.filter((field) => /^[\w.$[\]]{1,40}$/.test(field))
  return plain.length === 0 ? 'what was sent' : plain.join(', ')
}

/** JSON, or undefined for what is none. */
export function parseText(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
