import { evidence } from './evidence.ts'
import { titleKey } from './normalize.ts'
import type { RefusalCode } from './rank-types.ts'
import { sameName } from './same-name.ts'
import type { ParsedRelease } from './release-types.ts'
import type { Evidence, WorkRecord } from './types.ts'

/** Whether a release is the wanted work. */
export interface Identity {
  refusal: RefusalCode | null
  evidence: Evidence[]
}

/** The author has to be named and the work has to be the same; what the name of a release says decides, not its size or place. */
export function identityOf(wanted: WorkRecord, parsed: ParsedRelease): Identity {
  return authorRefusal(wanted, parsed) ?? workRefusal(wanted, parsed)
}

function authorRefusal(wanted: WorkRecord, parsed: ParsedRelease): Identity | null {
  const authors = (wanted.authors ?? []).map((author) => (typeof author === 'string' ? author : author.name))
  if (authors.length === 0) return null
  if (parsed.authors.length === 0)
    return { refusal: 'refused.no_author', evidence: [evidence('refused.no_author', { fields: ['authors'] })] }
  if (parsed.authors.some((name) => authors.some((author) => sameName(author, name)))) return null
  const details = { author: parsed.authors.join(', '), wanted: authors.join(', ') }
  return { refusal: 'refused.author', evidence: [evidence('refused.author', { fields: ['authors'], details })] }
}

function workRefusal(wanted: WorkRecord, parsed: ParsedRelease): Identity {
  const title = parsed.title ?? ''
  const same = titleKey(title) === titleKey(wanted.title)
  return same
    ? { refusal: null, evidence: [evidence('release.right_work', { fields: ['title'], details: { title } })] }
    : { refusal: 'refused.title', evidence: [evidence('refused.title', { fields: ['title'], details: { title } })] }
}
