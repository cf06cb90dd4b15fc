import type { ServerResponse } from 'node:http'
import type { ClientErrorCode } from '../core/index.ts'

/** Stands in every answer: no error may repeat what a service said, as services repeat keys. */
export const canary = 'CANARY'

interface Scene {
  /** The address of another server. */
  elsewhere: string
  /** The client's time, in milliseconds since the epoch. */
  now: () => number
}

/** What a server does wrong, and what a client makes of it. */
export interface Fault {
  name: string
  act: (response: ServerResponse, scene: Scene) => void
  code: ClientErrorCode
  /** Only where the body is read as JSON. */
  jsonOnly?: boolean
  retryAfter?: number
  /** The timeout of the client, in milliseconds. */
  timeout?: number
}

const page = `<!DOCTYPE html><html><body>${canary}</body></html>`

function answer(
  status: number,
  headers: Record<string, string> = {},
  body = canary,
): (response: ServerResponse) => void {
  return (response) => {
    response.writeHead(status, { 'content-type': 'text/plain', 'x-secret': canary, ...headers }).end(body)
  }
}

const json = { 'content-type': 'application/json' }

/** Long enough to be sure that nothing comes, short enough to wait for it in a test. */
const short = 60

export const faults: readonly Fault[] = [
  { name: 'reset before the answer', code: 'network', act: (response) => response.socket?.destroy() },
  {
    name: 'reset in the middle of the body',
    code: 'network',
    act(response) {
      response.writeHead(200, { ...json, 'content-length': 5000 })
      response.write(`{"${canary}":"`, () => setTimeout(() => response.socket?.destroy(), 10))
    },
  },
  { name: 'slow headers', code: 'timeout', timeout: short, act: () => {} },
  {
    name: 'slow body',
    code: 'timeout',
    timeout: short,
    act(response) {
      response.writeHead(200, { ...json, 'content-length': 5000 })
      response.write(`{"${canary}":"`)
    },
  },
  { name: '401', code: 'unauthorized', act: answer(401) },
  { name: '403', code: 'forbidden', act: answer(403) },
  { name: '404', code: 'not_found', act: answer(404) },
  { name: '408', code: 'timeout', act: answer(408) },
  { name: '409', code: 'conflict', act: answer(409) },
  { name: '413', code: 'rejected', act: answer(413) },
  { name: '429 with seconds', code: 'rate_limited', retryAfter: 7, act: answer(429, { 'retry-after': '7' }) },
  {
    name: '429 with a date',
    code: 'rate_limited',
    retryAfter: 7,
    act: (response, { now }) => answer(429, { 'retry-after': new Date(now() + 7000).toUTCString() })(response),
  },
  { name: '429 without', code: 'rate_limited', act: answer(429) },
  { name: '500', code: 'unavailable', act: answer(500) },
  { name: '502', code: 'unavailable', act: answer(502, { 'content-type': 'text/html' }, page) },
  { name: '503', code: 'unavailable', act: answer(503) },
  { name: '504', code: 'unavailable', act: answer(504) },
  { name: 'HTML with 200', code: 'unexpected_response', act: answer(200, { 'content-type': 'text/html' }, page) },
  { name: 'empty 200', code: 'unexpected_response', jsonOnly: true, act: answer(200, json, '') },
  {
    name: 'cut JSON',
    code: 'unexpected_response',
    jsonOnly: true,
    act: answer(200, json, `{"${canary}":[{"a":"${canary}`),
  },
  { name: 'another shape', code: 'unexpected_response', jsonOnly: true, act: answer(200, json, `"${canary}"`) },
  {
    name: '100 MB body',
    code: 'unexpected_response',
    act(response) {
      const chunk = Buffer.alloc(1024 * 1024, ' ')
      let left = 100
      const more = (): void => {
        while (left > 0 && !response.destroyed) {
          left -= 1
          if (!response.write(chunk)) return void response.once('drain', more)
        }
        response.end()
      }
      response.writeHead(200, json)
      more()
    },
  },
  {
    name: '301 to another host',
    // The other host knows nothing of it.
    code: 'not_found',
    act: (response, { elsewhere }) =>
      response.writeHead(301, { location: `${elsewhere}/elsewhere?key=${canary}` }).end(),
  },
]
