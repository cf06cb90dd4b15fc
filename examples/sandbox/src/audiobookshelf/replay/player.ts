import type { SandboxAudiobookshelf } from '../server.ts'
import { issueToken } from '../auth/tokens.ts'
import { callerOf } from './callers.ts'
import type { Recording } from './recordings.ts'

/** What a played exchange brought. */
export interface Played {
  /** 0: the connection was reset. */
  status: number
  contentType: string | undefined
  body: unknown
}

/** What a player needs besides the server. */
export interface PlayerOptions {
  server: SandboxAudiobookshelf
  /** The key that the server signs tokens with. */
  secret: string
  /** Stands in for the host that the recorded server fetched pictures and metadata from. */
  helperHost: string
}

const identifier = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g
const recordedHelper = '127.0.0.1:13379'

/**
 * Plays recorded exchanges against a running server, one after the other. Identifiers that the server gave where the
 * recording has another are remembered, so that later requests ask for the right thing.
 */
export function createPlayer({ server, secret, helperHost }: PlayerOptions) {
  const own = new Map<string, string>()
  const tokens = new Map<string, string>()
  const translate = (text: string) =>
    text.replace(identifier, (id) => own.get(id) ?? id).replaceAll(recordedHelper, helperHost)

  function tokenFor(kind: 'accessToken' | 'refreshToken', name: string): string {
    if (name.endsWith('wrong-signature')) return `${tokens.get(kind)}x`
    if (!/expired-access|refresh-expired/.test(name)) return tokens.get(kind) ?? ''
    const root = [...server.state.users.values()].find((user) => user.type === 'root')
    return issueToken({ userId: root?.id ?? '', type: kind === 'accessToken' ? 'access' : 'refresh', exp: 1 }, secret)
  }

  async function headersOf({ name, request }: Recording, url: string): Promise<Record<string, string>> {
    const form = typeof request.body === 'object' && request.body !== null && 'note' in request.body
    const caller = callerOf(name)
    const key = (caller === 'created key' ? tokens.get('createdKey') : server.apiKeys[caller]) ?? ''
    const headers: Record<string, string> = {}
    for (const [header, value] of Object.entries(request.headers)) {
      if (header === 'content-length' || (header === 'content-type' && form)) continue
      headers[header] = String(value)
        .replace('<api-key>', key)
        .replace('<access-token>', tokenFor('accessToken', name))
        .replace('<refresh-token>', tokenFor('refreshToken', name))
        .replace('<legacy-token>', tokens.get('token') ?? '')
    }
    if (headers['if-none-match'] !== undefined) {
      const head = await fetch(url, { headers: { authorization: headers.authorization ?? '' } })
      await head.arrayBuffer()
      headers['if-none-match'] = head.headers.get('etag') ?? ''
    }
    return headers
  }

  /** Remembers identifiers and tokens that stand at the same place in both answers. */
  function learn(recorded: unknown, mine: unknown): void {
    if (typeof recorded === 'string' && typeof mine === 'string') {
      if (recorded === '<api-key>') tokens.set('createdKey', mine)
      if (recorded === '<access-token>') tokens.set('accessToken', mine)
      if (recorded === '<refresh-token>') tokens.set('refreshToken', mine)
      if (recorded !== mine && isIdentifier(recorded) && isIdentifier(mine) && !own.has(recorded))
        own.set(recorded, mine)
      return
    }
    if (typeof recorded !== 'object' || typeof mine !== 'object' || recorded === null || mine === null) return
    for (const [key, value] of Object.entries(recorded)) learn(value, Reflect.get(mine, key))
  }

  /** The answer with the recorded identifiers and addresses in the place of the server's own. */
  function reversed(value: unknown): unknown {
    if (value === undefined) return value
    const back = new Map([...own].map(([recorded, mine]) => [mine, recorded]))
    const text = JSON.stringify(value).replace(identifier, (id) => back.get(id) ?? id)
    return JSON.parse(text.replaceAll(helperHost, recordedHelper))
  }

  return {
    /** Signs a user in, whose tokens stand in for the recorded ones. */
    async signIn(username: string): Promise<void> {
      const body = JSON.stringify({ username, password: server.password })
      const headers = { 'content-type': 'application/json', 'x-return-tokens': 'true' }
      const answer = await fetch(`${server.url}/login`, { method: 'POST', headers, body })
      const { user }: { user: Record<string, string> } = JSON.parse(await answer.text())
      for (const field of ['accessToken', 'refreshToken', 'token']) tokens.set(field, user[field] ?? '')
    },
    async play(recording: Recording): Promise<Played> {
      const { name, request, response } = recording
      const search = translate(request.rawQuery ?? '').replace('<access-token>', tokenFor('accessToken', name))
      const url = `${server.url}${translate(request.path)}${search === '' ? '' : `?${search}`}`
      const body = bodyOf(request.body, request.method, translate, server.password)
      const headers = await headersOf(recording, url)
      const answer = await fetch(url, { method: request.method, headers, body }).catch(() => undefined)
      if (answer === undefined) return { status: 0, contentType: undefined, body: undefined }
      const contentType = answer.headers.get('content-type') ?? undefined
      const text = await answer.text()
      const mine = response.bodyKind === 'json' ? parsed(text) : text
      if ((request.method !== 'GET' || /^(me|rss)\//.test(name)) && !name.endsWith('login-reader'))
        learn(response.body, mine)
      return { status: answer.status, contentType, body: reversed(mine) }
    },
  }
}

const isIdentifier = (text: string) => new RegExp(`^${identifier.source}$`).test(text)

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** The recorded body. Forms and large bodies were recorded as a description, out of which they are made again. */
function bodyOf(
  recorded: unknown,
  method: string,
  translate: (text: string) => string,
  password: string,
): string | FormData | undefined {
  if (recorded === null || method === 'GET' || method === 'HEAD' || method === 'OPTIONS') return undefined
  if (typeof recorded === 'string') return recorded.replace('<password>', password)
  const { bytes, note, startsWith }: { bytes?: number; note?: string; startsWith?: string } = recorded as object
  if (note !== undefined) return formOf(translate(note))
  if (startsWith !== undefined) return `${startsWith}${'x'.repeat((bytes ?? 0) - startsWith.length - 3)}"}}`
  return translate(JSON.stringify(recorded)).replaceAll('<password>', password)
}

/** A form out of `multipart: fields {…}; files cover=cover.jpg (image/jpeg, 766B), …`. */
function formOf(note: string): FormData {
  const [, fields = '{}', files = ''] = /^multipart: fields (\{.*?\}); files (.*)$/.exec(note) ?? []
  const form = new FormData()
  for (const [name, value] of Object.entries(JSON.parse(fields))) form.set(name, String(value))
  for (const [, name = '', filename = '', type, size] of files.matchAll(/(\w+)=(.+?) \(([^,]+), (\d+)B\)/g)) {
    form.set(name, new Blob([new Uint8Array(Number(size))], { type }), filename)
  }
  return form
}
