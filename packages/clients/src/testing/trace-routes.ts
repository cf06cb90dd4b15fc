import type { FetchLike } from '../core/index.ts'
import { methodsOf } from './methods-of.ts'
import { routeOf } from './route-of.ts'

const hash = '0123456789abcdef0123456789abcdef01234567'
const asin = 'B000000001'
const signed = { keepFiles: true, text: 'x', title: 'x', name: 'x', query: 'x', path: 'x', to: 'Similar' }

/** Tried one after the other until something is sent. */
const guesses: unknown[][] = [
  [],
  [hash],
  [asin],
  ['x'],
  ['9780747542988'],
  [1],
  [[hash], signed],
  [[hash], 'x'],
  [[hash], ['x']],
  [[hash], true],
  [[hash], 1],
  [hash, 'x', 'y'],
  [hash, ['http://localhost/a'], 'http://localhost/b'],
  [hash, 'http://localhost/a', 'http://localhost/b'],
  [hash, [0], 'high'],
  [hash, 0, 'x'],
  [hash, 0],
  [['x'], ['x']],
  [['x'], true],
  [['x']],
  [['http://localhost/a']],
  [['127.0.0.1:80']],
  [[hash], ['127.0.0.1:80']],
  ['x', 'y'],
  ['x', 'http://localhost/a'],
  ['http://localhost/a', 'x'],
  ['x', 1],
  ['x', {}],
  [signed],
  [{ downloadLimit: 1, uploadLimit: 1 }],
  [true],
  [hash, { certificate: 'x', privateKey: 'y', dhParams: 'z' }],
  [`magnet:?xt=urn:btih:${hash}`],
  [asin, signed],
  [[asin]],
  [{ query: 'x' }],
  [{ downloadUrl: 'http://localhost/1/download?link=x', indexerId: 1 }],
]

export interface Traced<Client> {
  create: (options: { fetch: FetchLike; attempts: number }) => Client
  /** A call of each method; methods without one are called with guesses. */
  calls?: Record<string, (client: Client) => Promise<unknown>>
  fetch?: FetchLike
  /** Whether a request is a sign-in or the like, and not what the method is for. */
  aside?: (path: string) => boolean
}

/** Bodies that are answered with, one after the other: some methods go on only after an answer that they understand. */
const bodies = ['Ok.', '[]', '{"records":[],"totalRecords":0}']

/** What each method of a client sends, found out by calling it: the routes by the path to the method. */
export async function traceRoutes<Client extends object>({
  create,
  calls = {},
  fetch,
  aside = () => false,
}: Traced<Client>): Promise<Map<string, string[]>> {
  let sent: string[] = []
  const clientThatGets = (body: string): Client =>
    create({
      attempts: 1,
      fetch: async (address, init) => {
        const { pathname } = new URL(address)
        if (!aside(pathname)) sent.push(routeOf(init.method ?? 'GET', pathname))
        if (fetch !== undefined) return fetch(address, init)
        const text = pathname.endsWith('webapiVersion') ? '2.99.0' : body
        return new Response(text, { headers: { 'set-cookie': 'SID=made-up' } })
      },
    })

  const traced = new Map<string, string[]>()
  for (const name of methodsOf(clientThatGets(''))) {
    sent = []
    const call = calls[name]
    for (const guess of call === undefined ? guesses : [[]]) {
      for (const body of fetch === undefined ? bodies : ['']) {
        const client = clientThatGets(body)
        await settle(() => (call === undefined ? callByPath(client, name, guess) : call(client)))
      }
      if (sent.length > 0) break
    }
    traced.set(name, [...new Set(sent)])
  }
  return traced
}

function callByPath(client: object, name: string, input: unknown[]): unknown {
  const path = name.split('.')
  const owner = path.slice(0, -1).reduce((value: object, key) => Reflect.get(value, key), client)
  return Reflect.apply(Reflect.get(owner, path.at(-1) ?? ''), owner, input)
}

/** Waits for whatever a method gives: a value, a promise, the first of a list; how it ends does not matter. */
async function settle(call: () => unknown): Promise<void> {
  try {
    const result = await call()
    if (typeof result === 'object' && result !== null && Symbol.asyncIterator in result) {
      for await (const _ of result as AsyncIterable<unknown>) return
    }
  } catch {
    // What it sent is all that counts.
  }
}
