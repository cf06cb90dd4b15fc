import type { Answer, Verdict } from '../core/index.ts'
import { AudnexusError } from './schemas.ts'

const verdicts: Record<string, Verdict> = {
  BAD_REQUEST: { code: 'rejected', detail: 'the ASIN or another value has a wrong form' },
  VALIDATION_ERROR: { code: 'rejected', detail: 'the ASIN or another value has a wrong form' },
  CONTENT_TYPE_MISMATCH: { code: 'rejected', detail: 'the ASIN is of a podcast, not of a book' },
  NOT_FOUND: { code: 'not_found' },
  REGION_UNAVAILABLE: { code: 'not_found', detail: 'not for sale in this region; try another one' },
  RATE_LIMIT_EXCEEDED: { code: 'rate_limited' },
}

/** Audnexus says in a word what is wrong. Errors it has no word for carry the status as code: the status decides. */
export function classifyAnswer(answer: Answer): Verdict | undefined {
  if (answer.status < 400) return undefined
  try {
    const { data } = AudnexusError.safeParse(JSON.parse(answer.text()))
    return data && verdicts[String(data.error.code)]
  } catch {
    return undefined
  }
}
