import { parse } from 'csv-parse/sync'
import { ApiError } from '../api/api-error.ts'

/** The rows of a text in which each line is a JSON value. A line that is none stays text, for the route to refuse. */
export function jsonLines(text: string): unknown[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      try {
        return JSON.parse(line) as unknown
      } catch {
        return line.slice(0, 100)
      }
    })
}

/** The rows of a table whose first line names the columns. Throws `malformed_request` with the line. */
export function tableRows(text: string): Record<string, string>[] {
  try {
    return parse<Record<string, string>>(text, { columns: true, bom: true, skip_empty_lines: true, trim: true })
  } catch (cause) {
    const line: unknown = cause instanceof Error && 'lines' in cause ? cause.lines : undefined
    const place = typeof line === 'number' ? ` Look at line ${line}.` : ''
    throw new ApiError({ code: 'malformed_request', detail: `The table cannot be read.${place}`, cause })
  }
}
