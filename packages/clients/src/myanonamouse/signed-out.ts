import { isWebPage, type Answer } from '../core/index.ts'

/** Bytes in which the marks of the sign-in page stand. */
const head = 32 * 1024
/** Characters of the bare sentence that takes the place of JSON. */
const longestSentence = 2000

/**
 * Whether MyAnonamouse says that nobody is signed in: its sign-in page with status 200, a bare sentence, that sentence as an
 * error in JSON, or a redirect to the sign-in. Words alone do not count inside a page, which may be a post about signing in.
 */
export function isSignedOut(answer: Answer): boolean {
  if (answer.status >= 300 && answer.status < 400) return /\/login\.php\b/i.test(answer.headers.get('location') ?? '')
  const text = new TextDecoder().decode(answer.bytes.subarray(0, head))
  const isShort = answer.bytes.length < longestSentence
  if (!isWebPage(answer))
    return isShort && /^\s*(\{\s*"error"\s*:\s*")?[\w\s,'.:!]*not (signed|logged) in\b/i.test(text)
  return (
    /<title>\s*Login\b/i.test(text) ||
    /<h1[^>]*>\s*Not logged in!?\s*<\/h1>/i.test(text) ||
    /<form[^>]*\baction=["']?\/?takelogin\.php/i.test(text) ||
    (isShort && /\bnot (signed|logged) in\b/i.test(text))
  )
}
