import type { z } from 'zod'
import { isWebPage, type Answer } from './answer.ts'
import type { Failure } from './failure.ts'

/** How many places of a mismatch are named. */
const mostPlaces = 5

/** The body as JSON that fits the schema; says where it does not fit, but never what stands there. */
export function parseJson<S extends z.ZodType>(answer: Answer, schema: S, fail: Failure): z.output<S> {
  const unexpected = (detail: string) => fail({ code: 'unexpected_response', status: answer.status, detail })
  const text = answer.text()
  if (text.trim() === '') throw unexpected('the answer is empty where JSON was expected')
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    if (isWebPage(answer)) throw unexpected(webPageDetail)
    throw unexpected('the answer is not JSON, or was cut off')
  }
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const places = [...new Set(result.error.issues.map((issue) => placeOf(issue.path)))]
  const more = places.length > mostPlaces ? ` and ${places.length - mostPlaces} more` : ''
  throw unexpected(`the answer has an unknown shape at ${places.slice(0, mostPlaces).join(', ')}${more}`)
}

export const webPageDetail =
  'the answer is a web page (a login form or a proxy?) and not what was asked for; check baseUrl and the sign-in'

/** `results[3].media.title`; a key that is no plain word may come from data, and is shown as `*`. */
function placeOf(path: readonly PropertyKey[]): string {
  if (path.length === 0) return 'the top'
  return path
    .map((key) =>
      typeof key === 'number' ? `[${key}]` : /^[A-Za-z_$][\w$]{0,30}$/.test(String(key)) ? `.${String(key)}` : '.*',
    )
    .join('')
    .replace(/^\./, '')
}
