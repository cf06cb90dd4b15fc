import type { Clock, FetchLike } from '../core/index.ts'
import { callByPath } from './call-by-path.ts'
import { createInstantClock } from './instant-clock.ts'
import { methodsOf } from './methods-of.ts'
import { routeOf } from './route-of.ts'

/** Of a torrent that the sandbox has. */
const hash = 'c02b496bbe3bd06cadd3bad44c5353ccea8d8a01'
const asin = 'B000000001'
const signed = { keepFiles: true, text: 'x', title: 'x', name: 'x', query: 'x', path: 'x', to: 'Similar' }

/** Tried one after the other with made-up answers; the one that leads to the most requests counts. */
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

/** So many guesses that lead to any request are looked at. */
const enough = 3

interface Server {
  url: string
  close(): Promise<void>
}

type Call<Client> = (client: Client) => unknown

export interface Traced<Client> {
  create: (options: { fetch: FetchLike; attempts: number; clock: Clock }) => Client
  /** A call of a method; methods without one are called with guesses. */
  calls?: Record<string, Call<Client>>
  /** Servers that remember: some requests are only made after a real answer. */
  servers?: readonly (() => Promise<Server>)[]
  /** Methods that are called after all others, as they leave a server of little use. */
  last?: readonly string[]
  /** Made-up answers, in place of those that are built in. */
  fetch?: FetchLike
  /** Whether a request is a sign-in or the like, and not what the method is for, unless there is no other. */
  aside?: (path: string) => boolean
}

/** Bodies that are answered with, one after the other: some methods go on only after an answer that they understand. */
const bodies = ['Ok.', '[]', '{"records":[],"totalRecords":0}']

const sayingAlways =
  (body: string): FetchLike =>
  async (address) => {
    const text = new URL(address).pathname.endsWith('webapiVersion') ? '2.99.0' : body
    return new Response(text, { headers: { 'set-cookie': 'SID=made-up' } })
  }

const leadingTo =
  ({ url }: Server): FetchLike =>
  (address, init) => {
    const { pathname, search } = new URL(address)
    return fetch(`${url}${pathname}${search}`, init)
  }

/** What each method of a client sends, found out by calling it: the routes by the path to the method. */
export async function traceRoutes<Client extends object>(traced: Traced<Client>): Promise<Map<string, string[]>> {
  const { create, calls = {}, servers = [], last = [], fetch } = traced
  const methods = methodsOf(create({ ...options(), fetch: sayingAlways('') }))
  const madeUp = fetch === undefined ? bodies.map(sayingAlways) : [fetch]
  const running = await Promise.all(servers.map((start) => start()))
  const routes = new Map(methods.map((name): [string, string[]] => [name, []]))
  for (const name of methods.toSorted((one, other) => Number(last.includes(one)) - Number(last.includes(other)))) {
    const call = calls[name]
    const candidates = call === undefined ? guesses.map((guess) => byGuess(name, guess)) : [call]
    const { best, most } = await bestOf(traced, madeUp, candidates)
    const asked = await requestsOf(traced, running.map(leadingTo), best)
    routes.set(name, [...new Set([...most, ...asked])])
  }
  await Promise.all(running.map((server) => server.close()))
  return routes
}

/** The first of the calls that lead to the most requests. */
async function bestOf<Client extends object>(
  traced: Traced<Client>,
  answers: readonly FetchLike[],
  candidates: readonly Call<Client>[],
): Promise<{ best: Call<Client>; most: string[] }> {
  let best: Call<Client> = () => {}
  let most: string[] = []
  let found = 0
  for (const candidate of candidates) {
    const sent = await requestsOf(traced, answers, candidate)
    if (sent.length > 0) found += 1
    if (sent.length > most.length) {
      most = sent
      best = candidate
    }
    if (found === enough) break
  }
  return { best, most }
}

const options = () => ({ attempts: 1, clock: createInstantClock() })

const byGuess = (name: string, guess: unknown[]) => (client: object) => callByPath(client, name, guess)

/** The routes that a call asks for, whoever answers. */
async function requestsOf<Client extends object>(
  { create, aside = () => false }: Traced<Client>,
  answers: readonly FetchLike[],
  call: Call<Client>,
): Promise<string[]> {
  const sent = new Set<string>()
  const others = new Set<string>()
  for (const answer of answers) {
    const fetch: FetchLike = (address, init) => {
      const { pathname } = new URL(address)
      const route = routeOf(init.method ?? 'GET', pathname)
      if (aside(pathname)) others.add(route)
      else sent.add(route)
      return answer(address, init)
    }
    await settle(() => call(create({ ...options(), fetch })))
  }
  return [...(sent.size > 0 ? sent : others)]
}

/** Milliseconds; a watch waits for what does not come. */
const patience = 2000

/** Waits for whatever a method gives, the first of a stream; how it ends does not matter. */
async function settle(call: () => unknown): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, patience)
  })
  await Promise.race([firstOf(call), late])
  clearTimeout(timer)
}

async function firstOf(call: () => unknown): Promise<void> {
  try {
    const result = await call()
    if (typeof result === 'object' && result !== null && Symbol.asyncIterator in result) {
      for await (const _ of result as AsyncIterable<unknown>) return
    }
  } catch {
    // What it sent is all that counts.
  }
}
