import { ApiError, type Issue } from './api-error.ts'

/** Throws `invalid_input` that names each string holding a NUL character, which PostgreSQL cannot store. */
export function refuseNul(input: unknown): void {
  const issues: Issue[] = []
  visit(input, '', issues)
  if (issues.length > 0) throw new ApiError({ code: 'invalid_input', issues })
}

function visit(value: unknown, path: string, issues: Issue[]): void {
  if (typeof value === 'string') {
    if (value.includes('\0')) issues.push({ path, message: 'Must not hold a NUL character' })
    return
  }
  if (typeof value !== 'object' || value === null) return
  for (const [key, item] of Object.entries(value)) {
    if (key.includes('\0')) issues.push({ path, message: 'A name must not hold a NUL character' })
    visit(item, path === '' ? key : `${path}.${key}`, issues)
  }
}
