import { bytes, json, text, withHeaders, type Reply } from '../http/reply.ts'
import { firstOf, type Request } from '../http/request.ts'
import { createRouter } from '../http/router.ts'
import { serve, type Served, type ServeOptions } from '../http/serve.ts'
import { sampleTorrent } from '../qbittorrent/sample-torrent.ts'
import { createHistory, historyPage } from './history.ts'
import { indexerView, sampleIndexers, type SandboxIndexer } from './indexers.ts'
import { findReleases, infoUrl, magnetOf, sampleReleases, type SandboxRelease } from './releases.ts'

/** How a Prowlarr of the sample world is started. */
export interface ProwlarrOptions extends ServeOptions {
  apiKey?: string
  now?: () => number
}

/** A running Prowlarr of the sample world. */
export interface SandboxProwlarr extends Served {
  apiKey: string
  /** Tests may make them ill. */
  indexers: SandboxIndexer[]
  /** What was grabbed, as `indexerId guid`. */
  grabbed: string[]
}

/** The shape of every error that has a message; the description is a stack trace. */
const failure = (status: number, message: string) =>
  json({ message, description: `NzbDrone.Core.Exceptions: ${message}\n   at Prowlarr.Api` }, status)

/** Starts a Prowlarr with four indexers, whose releases are books of the sample world. */
export async function startProwlarr(options: ProwlarrOptions = {}): Promise<SandboxProwlarr> {
  const { apiKey = 'sandbox0123456789abcdef01234567', now = Date.now } = options
  const indexers = sampleIndexers.map((indexer) => ({ ...indexer }))
  const grabbed: string[] = []
  const remembered = new Set<string>()
  const history = createHistory(now)
  const served = await serve(answer, options)

  const view = (release: SandboxRelease) => {
    const link = `${served.url}/${release.indexerId}/download?apikey=${apiKey}&link=${release.id}-${now()}&file=x`
    return {
      guid: infoUrl(release),
      age: 10,
      size: release.size,
      files: 1,
      grabs: 12,
      indexerId: release.indexerId,
      indexer: indexers.find(({ id }) => id === release.indexerId)?.name,
      title: release.title,
      publishDate: '2026-09-02T08:11:42Z',
      ...(release.gives === 'file' ? { downloadUrl: link } : { magnetUrl: link }),
      infoUrl: infoUrl(release),
      indexerFlags: release.freeleech ? ['freeleech'] : [],
      categories: [
        { id: 3030, name: 'Audio/Audiobook', subCategories: [] },
        { id: 100_041, subCategories: [] },
      ],
      seeders: release.seeders,
      leechers: release.leechers,
      protocol: indexers.find(({ id }) => id === release.indexerId)?.protocol,
      fileName: `${release.title}.torrent`,
    }
  }

  function search({ query }: Request): Reply {
    const wanted = numbers(query.indexerIds)
    const bad = Object.entries({ indexerIds: wanted, categories: numbers(query.categories) }).find(([, list]) =>
      list.some(Number.isNaN),
    )
    if (bad !== undefined) {
      const errors = { [bad[0]]: ['The value is not valid.'] }
      return json({ type: 'about:blank', title: 'One or more validation errors occurred.', status: 400, errors }, 400)
    }
    const isMeant = ({ id, protocol }: SandboxIndexer) =>
      wanted.length === 0 || wanted.includes(id) || wanted.includes(protocol === 'usenet' ? -1 : -2)
    const meant = indexers.filter((one) => one.enabled && isMeant(one))
    const asked = meant.filter(({ health }) => health !== 'blocked')
    if (wanted.length > 0 && asked.length === 0)
      return failure(400, 'Search failed due to all selected indexers being unavailable')
    const words = firstOf(query, 'query') ?? ''
    for (const { id, health } of asked)
      history.add({
        indexerId: id,
        eventType: 'indexerQuery',
        successful: health === 'well',
        // Tokens such as {author:…} are taken out of what is written down.
        data: { query: words.replaceAll(/\{[^}]*\}/g, '').trim(), queryResults: '0' },
      })
    const well = new Set(asked.filter(({ health }) => health === 'well').map(({ id }) => id))
    // Without a limit the indexers are asked for none.
    const limit = Number(firstOf(query, 'limit') ?? 0)
    const offset = Number(firstOf(query, 'offset') ?? 0)
    const found = findReleases(words).filter(({ indexerId }) => well.has(indexerId))
    const releases = offset > 0 ? [] : found.slice(0, limit)
    for (const release of releases) remembered.add(keyOf({ guid: infoUrl(release), indexerId: release.indexerId }))
    return json(releases.map(view))
  }

  function grab(wanted: Body): Reply | undefined {
    const absent = (['IndexerId', 'Guid'] as const).filter(
      (name) => !(name === 'Guid' ? wanted.guid : wanted.indexerId),
    )
    if (absent.length > 0) {
      const mistake = (propertyName: string) => ({
        isWarning: false,
        propertyName,
        errorMessage: `'${propertyName}' must not be empty.`,
        severity: 'error',
      })
      return json(absent.map(mistake), 400)
    }
    if (!remembered.has(keyOf(wanted)))
      return failure(404, "Couldn't find requested release in cache, try searching again")
    if (indexers.find(({ id }) => id === wanted.indexerId)?.health !== 'well')
      return failure(409, 'Getting release from indexer failed')
    grabbed.push(keyOf(wanted))
    return undefined
  }

  function grabMany(list: Body[]): Reply {
    const done = list.filter((one) => grab(one) === undefined)
    return done.length === 0 ? failure(400, 'Failed to grab any release') : json(done)
  }

  function download({ query }: Request, indexerId: number): Reply {
    const indexer = indexers.find(({ id }) => id === indexerId)
    if (indexer === undefined) return failure(404, `IndexerDefinition with ID ${indexerId} does not exist`)
    if (!indexer.enabled) return text('<error code="410" description="Indexer is disabled" />', 410)
    if (indexer.health === 'blocked')
      return withHeaders(text('<error code="429" description="blocked" />', 429), { 'retry-after': '60' })
    const release = sampleReleases.find(({ id }) => id === Number(firstOf(query, 'link')?.split('-')[0]))
    if (release === undefined) return failure(404, 'Release not found')
    if (release.gives === 'magnet') return { status: 301, headers: { location: magnetOf(release) }, body: '' }
    return bytes(sampleTorrent(`${release.bookTitle}.m4b`), 'application/x-bittorrent')
  }

  const brokenOf = ({ name, secret }: SandboxIndexer) => [
    {
      isWarning: false,
      propertyName: '',
      errorMessage: `Unable to connect to ${name}: 403 for ${secret}`,
      severity: 'error',
    },
  ]
  const router = createRouter<Request, Reply>()
    .on('GET', '/api/v1/search', search)
    .on('POST', '/api/v1/search', (request) => grab(bodyOf(request)) ?? json(bodyOf(request)))
    .on('POST', '/api/v1/search/bulk', (request) => grabMany(bodiesOf(request)))
    .on('GET', '/api/v1/indexer', () => json(indexers.map(indexerView)))
    .on('GET', '/api/v1/indexer/:id', (_, { id }) => {
      const indexer = indexers.find((one) => one.id === Number(id))
      return indexer === undefined ? { status: 404, headers: {}, body: '' } : json(indexerView(indexer))
    })
    .on('POST', '/api/v1/indexer/test', (request) => {
      const indexer = indexers.find(({ id }) => id === bodyOf(request).id)
      return indexer === undefined || indexer.health === 'well' ? json('{}') : json(brokenOf(indexer), 400)
    })
    .on('POST', '/api/v1/indexer/testall', () => {
      const results = indexers
        .filter(({ enabled }) => enabled)
        .map((one) => ({
          id: one.id,
          isValid: one.health === 'well',
          validationFailures: one.health === 'well' ? [] : brokenOf(one),
        }))
      return json(results, results.every(({ isValid }) => isValid) ? 200 : 400)
    })
    .on('GET', '/api/v1/indexerstatus', () => {
      const disabledTill = new Date(now() + 900_000).toISOString()
      return json(
        indexers.filter(({ health }) => health === 'blocked').map(({ id }) => ({ id, indexerId: id, disabledTill })),
      )
    })
    .on('GET', '/api/v1/indexerstats', ({ query }) => {
      const only = firstOf(query, 'indexers')?.split(',').map(Number)
      const chosen = indexers.filter(({ id }) => only === undefined || only.includes(id))
      const counts = { averageResponseTime: 812, numberOfQueries: 120, numberOfGrabs: 9, numberOfFailedQueries: 2 }
      return json({ id: 1, indexers: chosen.map(({ id, name }) => ({ indexerId: id, indexerName: name, ...counts })) })
    })
    .on('GET', '/api/v1/history', ({ query }) => json(historyPage(history.entries, query)))
    .on('GET', '/api/v1/tag', () => json([{ id: 1, label: 'audiobooks' }]))
    .on('GET', '/api/v1/system/status', () =>
      json({ appName: 'Prowlarr', version: '2.3.5.5327', urlBase: '', startTime: '2026-10-09T06:00:00Z' }),
    )
    .on('GET', '/api/v1/health', () => {
      const ill = indexers.filter(({ health }) => health !== 'well').map(({ name }) => name)
      const message = `Indexers unavailable due to failures: ${ill.join(', ')}`
      return json(ill.length === 0 ? [] : [{ source: 'IndexerStatusCheck', type: 'warning', message }])
    })
    .on('GET', '/:id/download', (request, { id }) => download(request, Number(id)))

  function answer(request: Request): Reply | Promise<Reply> {
    if (request.path === '/ping') return json({ status: 'OK' })
    const key =
      firstOf(request.query, 'apikey') ??
      request.headers['x-api-key'] ??
      request.headers.authorization?.replace(/^Bearer /, '')
    if (key !== apiKey) return { status: 401, headers: {}, body: '' }
    const route = router.find(request.method, request.path)
    return route === undefined ? { status: 404, headers: {}, body: '' } : route.handler(request, route.params)
  }

  return { ...served, apiKey, indexers, grabbed }
}

const keyOf = ({ guid, indexerId }: Body): string => `${indexerId} ${guid}`
const numbers = (value: string | string[] | undefined): number[] =>
  value === undefined ? [] : [value].flat().map(Number)
/** What the bodies of requests hold, as far as it is read. */
interface Body {
  id?: number
  guid?: string
  indexerId?: number
}

const bodyOf = ({ body }: Request): Body => JSON.parse(Buffer.from(body).toString())
const bodiesOf = ({ body }: Request): Body[] => JSON.parse(Buffer.from(body).toString())
