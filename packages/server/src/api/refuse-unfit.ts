import { ApiError, type Issue } from './api-error.ts'

/** Deeper than any input of ours; a body of nothing but brackets would exhaust the stack. */
const deepest = 50

/**
 * Throws `invalid_input` that names each string holding a NUL character, which PostgreSQL cannot store, and each
 * place where an input is nested too deeply to be worked on.
 */
export function refuseUnfit(input: unknown): void {
  const issues: Issue[] = []
  visit(input, [], issues)
  if (issues.length > 0) throw new ApiError({ code: 'invalid_input', issues })
}

function visit(value: unknown, path: readonly string[], issues: Issue[]): void {
  if (typeof value === 'string') {
    if (value.includes('\0')) issues.push({ path: path.join('.'), message: 'Must not hold a NUL character' })
    return
  }
  if (typeof value !== 'object' || value === null) return
  if (path.length >= deepest) {
    issues.push({ path: path.slice(0, 3).join('.'), message: 'Is nested too deeply' })
    return
  }
  for (const [key, item] of Object.entries(value)) {
    if (key.includes('\0')) {
      issues.push({ path: path.join('.'), message: 'A name must not hold a NUL character' })
    }
    visit(item, [...path, key], issues)
  }
}
