import { json, type Reply } from '../http/reply.ts'
import { firstOf, type Request } from '../http/request.ts'
import { createRouter } from '../http/router.ts'
import { serve, type Served, type ServeOptions } from '../http/serve.ts'
import { findVolumes } from './query.ts'
import { readVolumes, type Volume } from './volumes.ts'
import { volumeWire } from './wire.ts'

/** How a Google Books of the sample world is started. */
export interface GoogleBooksOptions extends ServeOptions {
  /** Keys that are accepted. Absent: every key, and none at all. */
  keys?: readonly string[]
  /** Requests until the quota of the day is used up. Absent: no end. */
  dailyQuota?: number
}

type Context = { volumes: readonly Volume[]; request: Request }

const routes = createRouter<Context, Reply>()
  .on('GET', '/books/v1/volumes', list)
  .on('GET', '/volumes', list)
  .on('GET', '/books/v1/volumes/:id', get)
  .on('GET', '/volumes/:id', get)

/** Starts a Google Books over the books of the sample library and what a search drags in besides. */
export async function startGoogleBooks(options: GoogleBooksOptions = {}): Promise<Served> {
  const volumes = readVolumes()
  let used = 0
  return serve((request) => {
    const key = firstOf(request.query, 'key')
    if (key !== undefined && options.keys?.includes(key) === false) return invalidKey()
    used += 1
    if (options.dailyQuota !== undefined && used > options.dailyQuota) return quotaUsedUp()
    const route = routes.find(request.method, request.path)
    return route === undefined
      ? failure(404, 'Not Found', 'notFound')
      : route.handler({ volumes, request }, route.params)
  }, options)
}

function list({ volumes, request }: Context): Reply {
  const { query } = request
  const q = firstOf(query, 'q') ?? ''
  if (q === '') return failure(400, 'Missing query.', 'queryRequired', { location: 'q', locationType: 'parameter' })
  const maxResults = Number(firstOf(query, 'maxResults') ?? 10)
  if (!(maxResults >= 0 && maxResults <= 40)) {
    const text = `Invalid value '${firstOf(query, 'maxResults')}'. Values must be within the range: [0, 40]`
    return failure(400, text, 'invalidParameter', { location: 'maxResults', locationType: 'parameter' })
  }
  const startIndex = Number(firstOf(query, 'startIndex') ?? 0)
  if (!(startIndex >= 0)) return failure(400, `Invalid value '${firstOf(query, 'startIndex')}'.`, 'invalidParameter')
  const language = firstOf(query, 'langRestrict')
  const found = findVolumes(volumes, q).filter((volume) => language === undefined || volume.language === language)
  if (firstOf(query, 'orderBy') === 'newest') found.sort((a, b) => b.publishedDate.localeCompare(a.publishedDate))
  const items = found.slice(startIndex, startIndex + maxResults).map((volume) => volumeWire(volume, false))
  const totalItems = estimate(found.length, startIndex)
  return json({ kind: 'books#volumes', totalItems, ...(items.length === 0 ? {} : { items }) })
}

/** The total is a guess that changes with the page: above the truth while there is more, never to be relied on. */
function estimate(found: number, startIndex: number): number {
  if (found === 0) return 0
  return found <= 10 ? found : Math.round(found * 2.4) - startIndex
}

function get({ volumes }: Context, { id = '' }: Record<string, string>): Reply {
  const volume = volumes.find((entry) => entry.id === id)
  return volume === undefined
    ? failure(404, 'The volume ID could not be found.', 'notFound')
    : json(volumeWire(volume, true))
}

function failure(code: number, message: string, reason: string, more: Record<string, string> = {}): Reply {
  return json({ error: { code, message, errors: [{ message, domain: 'global', reason, ...more }] } }, code)
}

function invalidKey(): Reply {
  const message = 'API key not valid. Please pass a valid API key.'
  const info = {
    '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
    reason: 'API_KEY_INVALID',
    domain: 'googleapis.com',
    metadata: { service: 'books.googleapis.com' },
  }
  return json(
    {
      error: {
        code: 400,
        message,
        errors: [{ message, domain: 'global', reason: 'badRequest' }],
        status: 'INVALID_ARGUMENT',
        details: [info],
      },
    },
    400,
  )
}

function quotaUsedUp(): Reply {
  const message =
    "Quota exceeded for quota metric 'Queries' and limit 'Queries per day' of service 'books.googleapis.com' for consumer 'project_number:000000000000'."
  const metadata = {
    service: 'books.googleapis.com',
    quota_metric: 'books.googleapis.com/default',
    quota_limit: 'defaultPerDayPerProject',
    quota_limit_value: '1000',
    consumer: 'projects/000000000000',
  }
  const info = {
    '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
    reason: 'RATE_LIMIT_EXCEEDED',
    domain: 'googleapis.com',
    metadata,
  }
  return json(
    {
      error: {
        code: 429,
        message,
        errors: [{ message, domain: 'global', reason: 'rateLimitExceeded' }],
        status: 'RESOURCE_EXHAUSTED',
        details: [info],
      },
    },
    429,
  )
}
