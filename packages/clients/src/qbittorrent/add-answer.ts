import { z } from 'zod'
import { isClientError, isWebPage, type Answer, type Verdict } from '../core/index.ts'
import { webPageDetail } from '../core/parse-json.ts'

const Counts = z.object({ success_count: z.int(), failure_count: z.int(), pending_count: z.int() })

/** 409 and "Fails." only say that nothing was added: the hash tells a duplicate from a failure. */
export function judgeAdd(answer: Answer): Verdict | undefined {
  if (answer.status === 409) return { ok: true }
  if (answer.status === 415) return { code: 'rejected', detail: 'qBittorrent does not take this file for a torrent' }
  if (answer.status < 300 && isWebPage(answer)) return { code: 'unexpected_response', detail: webPageDetail }
  return undefined
}

/** Whether something was added, by an answer that `judgeAdd` lets pass: text until 5.1, counts from 5.2. */
export function isTaken(answer: Answer): boolean {
  if (answer.status === 409) return false
  const text = answer.text().trim()
  if (text === 'Ok.' || text === 'Fails.') return text === 'Ok.'
  try {
    const counts = Counts.parse(JSON.parse(text))
    return counts.success_count + counts.pending_count > 0
  } catch {
    // What was added is looked up anyway.
    return true
  }
}

/** Whether the torrent may have been added all the same: no answer came, or that of a proxy which waited in vain. */
export function isLost(error: unknown): boolean {
  if (!isClientError(error) || error.retryable) return false
  const { code, status = 0 } = error
  return code === 'network' || code === 'timeout' || (status >= 502 && status <= 504)
}
