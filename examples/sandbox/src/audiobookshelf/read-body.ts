import type { Reply } from '../http/reply.ts'
import type { Request } from '../http/request.ts'
import { page } from './answers.ts'

const maximum = 10 * 1024 * 1024

/**
 * The parsed body: JSON or a form; an empty object for anything else, as the web framework hands it on. Too much, JSON
 * that is none, and JSON that is neither object nor list never reach a handler.
 */
export function readBody(request: Request): { value: unknown } | { refused: Reply } {
  const type = request.headers['content-type'] ?? ''
  if (request.body.length === 0) return { value: {} }
  const text = Buffer.from(request.body).toString('utf8')
  if (type.startsWith('application/x-www-form-urlencoded'))
    return { value: Object.fromEntries(new URLSearchParams(text)) }
  if (!type.startsWith('application/json')) return { value: {} }
  if (request.body.length > maximum) return { refused: page('Payload Too Large', 413) }
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? { value } : { refused: page('Bad Request', 400) }
  } catch {
    return { refused: page('Bad Request', 400) }
  }
}
