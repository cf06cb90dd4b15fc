import { bytes, html, json, text, withHeaders, type Reply } from '../http/reply.ts'
import { firstOf, type Request } from '../http/request.ts'
import { createRouter } from '../http/router.ts'
import { serve, type Served, type ServeOptions } from '../http/serve.ts'
import { sampleTorrent } from '../qbittorrent/sample-torrent.ts'
import { accountView, createAccount, type SandboxAccount } from './account.ts'
import { forumSearchPage, guideIndex, guidePage, guides, signInPage, top10Page, topicPage, topics } from './pages.ts'
import { search, type SearchBody } from './search.ts'
import { createSandboxSession, type SandboxSession } from './sessions.ts'
import { sampleTracker, type SandboxTorrent } from './torrents.ts'

/** How a MyAnonamouse of the sample world is started. */
export interface MyanonamouseOptions extends ServeOptions {
  now?: () => number
}

/** A running MyAnonamouse of the sample world. */
export interface SandboxMyanonamouse extends Served {
  /** The first cookie of the session. */
  mamId: string
  session: SandboxSession
  account: SandboxAccount
  torrents: readonly SandboxTorrent[]
}

const hour = 3_600_000
const missing = html('<html><body>404 Not Found</body></html>', 404)

/** Starts a tracker with the audiobooks of the sample world, for one account that is signed in by a cookie. */
export async function startMyanonamouse({
  now = Date.now,
  ...options
}: MyanonamouseOptions = {}): Promise<SandboxMyanonamouse> {
  const session = createSandboxSession()
  const account = createAccount()
  const torrents = sampleTracker(now())
  let seedboxAt = Number.NEGATIVE_INFINITY

  const here = { ip: '127.0.0.1', ASN: 64_500, AS: 'Example Net' }
  const routes = createRouter<Request, Reply>()
    .on('POST', '/tor/js/loadSearchJSONbasic.php', ({ body }) => {
      const sent: SearchBody = JSON.parse(Buffer.from(body).toString() || '{}')
      return json(search(torrents, sent, account))
    })
    .on('GET', '/jsonLoad.php', ({ query }) => json(accountView(account, 'snatch_summary' in query)))
    .on('GET', '/json/jsonIp.php', () => json(here))
    .on('GET', '/json/dynamicSeedbox.php', () => {
      if (now() - seedboxAt < hour) return json({ Success: false, msg: 'Last change too recent' }, 429)
      seedboxAt = now()
      return json({ Success: true, msg: 'Completed', ...here })
    })
    .on('GET', '/json/bonusBuy.php/:timestamp', ({ query }) => buy(query))
    .on('GET', '/tor/download.php', ({ query }) => {
      const torrent = torrents.find(({ id }) => String(id) === firstOf(query, 'tid'))
      if (torrent === undefined) return missing
      if ('fl' in query) account.wedges -= 1
      account.snatched.add(torrent.id)
      return bytes(sampleTorrent(`${torrent.book.title}.m4b`), 'application/x-bittorrent')
    })
    .on('GET', '/stats/top10TorJSON.php', ({ query }) => {
      const cat = firstOf(query, 'categories')?.split(',')
      return json(search(torrents, { perpage: 10, tor: { sortType: 'snatchedDesc', cat } }, account))
    })
    .on('GET', '/stats/top10Tor.php', () => html(top10Page(torrents)))
    .on('GET', '/guides', ({ query }) => {
      const wanted = firstOf(query, 'gid')
      const guide = guides.find(({ id }) => String(id) === wanted)
      if (wanted === undefined) return html(guideIndex())
      return guide === undefined ? missing : html(guidePage(guide))
    })
    .on('GET', '/f/search.php', ({ query }) =>
      html(forumSearchPage(firstOf(query, 'text') ?? '', Number(firstOf(query, 'start') ?? 0))),
    )
    .on('GET', '/f/t/:topic', (_, { topic = '' }) => topicReply(topic))
    .on('GET', '/f/t/:topic/p/:post', (_, { topic = '' }) => topicReply(topic))

  function buy(query: Request['query']): Reply {
    const id = Number(firstOf(query, 'torrentid'))
    if (firstOf(query, 'spendtype') !== 'personalFL') return json({ success: false, error: 'Invalid spend type' })
    if (account.wedges < 1) return json({ success: false, error: 'Not enough wedges' })
    account.wedges -= 1
    account.personalFreeleech.add(id)
    return json({ success: true })
  }

  async function answer(request: Request): Promise<Reply> {
    if (!session.accept(request.headers.cookie)) {
      // Each kind of address says it in its own way.
      if (request.path === '/jsonLoad.php') return text('Error, you are not signed in')
      if (request.path.startsWith('/json/'))
        return json({ Success: false, msg: 'Invalid session - Invalid Cookie' }, 403)
      return html(signInPage)
    }
    const route = routes.find(request.method, request.path)
    const reply = (await route?.handler(request, route.params)) ?? missing
    return withHeaders(reply, { 'set-cookie': session.rotate() })
  }

  const mamId = session.cookie()
  const served = await serve(answer, options)
  return { ...served, mamId, session, account, torrents }
}

function topicReply(wanted: string): Reply {
  const topic = topics.find(({ id }) => String(id) === wanted)
  return topic === undefined ? missing : html(topicPage(topic))
}
