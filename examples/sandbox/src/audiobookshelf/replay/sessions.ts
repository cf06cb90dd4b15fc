import type { SandboxAudiobookshelf } from '../server.ts'
import type { startHelperHost } from './helper-host.ts'
import type { Recording } from './recordings.ts'

/** What a step may touch. */
interface Stage {
  server: SandboxAudiobookshelf
  helper: Awaited<ReturnType<typeof startHelperHost>>
}

/** A stretch of recordings that were made on one server, each with a state of its own. */
export interface Session {
  title: string
  from: string
  to: string
  /** Whether pictures may come from one's own network. */
  ownNetwork?: boolean
  loginLimit?: number
  only?: RegExp
  /** After each request that ended the server, a fresh one was started. */
  freshAfterDeath?: boolean
  /** What was done by hand before a recording. */
  before?: Record<string, (stage: Stage) => void | Promise<void>>
}

const mort = 'b8ab9f2c-cce4-442f-8df0-4398a4e7e4ac'
const networkEffect = 'f9e362d5-c63a-48ff-a001-9e3acc64d96d'
const dracula = 'a6653926-6814-4ccf-990b-aee22e5e68ba'

/** The recordings by server. What was recorded before the first one is how its library came about. */
export const sessions: readonly Session[] = [
  { title: 'reading', from: '2026-11-22T07:42', to: '2026-11-22T07:45' },
  {
    title: 'writing',
    from: '2026-11-22T07:50',
    to: '2026-11-22T07:53',
    ownNetwork: true,
    before: {
      'custom-provider/search-malformed': ({ helper }) => void (helper.mode = 'broken'),
      'custom-provider/search-covers': ({ helper }) => void (helper.mode = 'matches'),
      'custom-provider/batch-quickmatch': ({ helper }) => void (helper.mode = 'matches'),
      'custom-provider/library-matchall': ({ helper }) => void (helper.mode = 'nothing'),
      'custom-provider/item-match-none': ({ helper }) => void (helper.mode = 'nothing'),
      'libraries/narrator-after-rename-and-item-scan': async ({ server }) => {
        const headers = { authorization: `Bearer ${server.apiKey}` }
        await (await fetch(`${server.url}/api/items/${networkEffect}/scan`, { method: 'POST', headers })).arrayBuffer()
      },
      'scan/scan-with-missing': ({ server }) => void server.state.movedAway.add(dracula),
    },
  },
  { title: 'fatal requests', from: '2026-11-22T07:54', to: '2026-11-22T07:55', freshAfterDeath: true },
  {
    title: 'default configuration',
    freshAfterDeath: true,
    from: '2026-11-22T07:56:00',
    to: '2026-11-22T07:58',
    only: /^(?!auth\/rate-limit)/,
    before: {
      'crash/poison-audioFiles-then-list': ({ server }) => {
        const item = server.state.items.copy(mort)
        if (item !== undefined)
          server.state.items.put({ ...item, media: { ...item.media, audioFiles: JSON.parse('[{"x":1}]') } })
      },
    },
  },
  { title: 'tokens that live two seconds', from: '2026-11-22T08:16', to: '2026-11-22T08:17' },
  {
    title: 'too many log-ins',
    from: '2026-11-22T07:56:40',
    to: '2026-11-22T07:57',
    only: /^auth\/rate-limit/,
    loginLimit: 1,
  },
]

/** The recordings of a session. */
export function recordingsOf(session: Session, all: readonly Recording[]): Recording[] {
  const inTime = all.filter((recording) => recording.recordedAt >= session.from && recording.recordedAt < session.to)
  return inTime.filter((recording) => session.only?.test(recording.name) ?? true)
}
