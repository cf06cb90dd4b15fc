import { html, type Reply, text } from '../http/reply.ts'

/** The answers that the server gives without a body of its own. */
export const ok = (): Reply => text('OK')
export const forbidden = (): Reply => text('Forbidden', 403)
export const notFound = (): Reply => text('Not Found', 404)
export const badRequest = (): Reply => text('Bad Request', 400)
export const serverError = (): Reply => text('Internal Server Error', 500)

/** 401 has a text but no content type. */
export const unauthorized = (): Reply => ({ status: 401, headers: {}, body: 'Unauthorized' })

/** A sentence of the server's own checks: sent as HTML although it is none. */
export const sentence = (words: string, status = 400): Reply => html(words, status)

/** The page of the web framework itself, for what never reached a handler. */
export function page(title: string, status: number): Reply {
  const body = `<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>Error</title>\n</head>\n<body>\n<pre>${title}</pre>\n</body>\n</html>\n`
  const reply = html(body, status)
  return { ...reply, headers: { ...reply.headers, 'x-content-type-options': 'nosniff' } }
}
