import type { Received } from './serve.ts'

/** What a request would meet: whether it ends the server, as measured on 2.36. By method, path and what is wrong. */
export function isFatal(request: Received): boolean {
  const url = new URL(request.target, 'http://localhost')
  const { searchParams, pathname } = url
  if (['include', 'filter'].some((name) => searchParams.getAll(name).length > 1)) return true
  if (!decodes(searchParams.get('filter') ?? '')) return true
  const body = parse(request.body)
  if (request.method === 'PATCH' && /^\/api\/items\/[^/]+\/media$/.test(pathname)) return isFatalMedia(body)
  const route = `${request.method} ${pathname.replace(/\/[0-9a-f-]{36}/g, '/:id')}`
  return fatalBodies[route]?.(body) ?? false
}

type Json = Record<string, unknown>
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null
const isText = (value: unknown): boolean => typeof value === 'string'
const field = (value: unknown, name: string): unknown => (isObject(value) ? value[name] : undefined)
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

const fatalBodies: Record<string, (body: unknown) => boolean> = {
  'POST /login': (body) => !isObject(field(body, 'username')) && !isText(field(body, 'username')),
  'POST /api/items/batch/get': (body) => listOf(field(body, 'libraryItemIds')).some((id) => isObject(id)),
  'POST /api/items/batch/update': (body) =>
    listOf(body).some((entry) => !isObject(field(entry, 'mediaPayload')) || isFatalMedia(field(entry, 'mediaPayload'))),
  'POST /api/items/:id/chapters': (body) => listOf(field(body, 'chapters')).includes(null),
  'POST /api/items/:id/cover': (body) => isObject(body) && 'url' in body && !isText(body['url']),
  'POST /api/collections': (body) => field(body, 'books') != null && !Array.isArray(field(body, 'books')),
  'PATCH /api/libraries/:id': (body) =>
    listOf(field(body, 'folders')).some((folder) => !isText(field(folder, 'fullPath'))),
  'PATCH /api/me/progress/batch/update': (body) => listOf(body).includes(null),
  'POST /api/notifications': (body) => !Array.isArray(field(body, 'urls')),
  'POST /api/tags/rename': (body) => isObject(field(body, 'tag')) || isObject(field(body, 'newTag')),
  'POST /api/genres/rename': (body) => isObject(field(body, 'genre')) || isObject(field(body, 'newGenre')),
}

function isFatalMedia(payload: unknown): boolean {
  if (!isObject(payload)) return false
  if ('url' in payload && !isText(payload['url'])) return true
  // Not fatal at once, but at the next list.
  if ('audioFiles' in payload || 'chapters' in payload || 'ebookFile' in payload) return true
  const authors = listOf(field(payload['metadata'], 'authors'))
  const series = listOf(field(payload['metadata'], 'series'))
  if (authors.includes(null) || series.includes(null)) return true
  const names = authors.map((author) => String(field(author, 'name')).toLowerCase())
  return new Set(names).size < names.length
}

function decodes(text: string): boolean {
  try {
    decodeURIComponent(text)
    return true
  } catch {
    return false
  }
}

function parse(body: string): unknown {
  try {
    return JSON.parse(Buffer.from(body, 'latin1').toString('utf8'))
  } catch {
    return undefined
  }
}
