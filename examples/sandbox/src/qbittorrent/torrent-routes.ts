import { bytes, json, text, type Reply } from '../http/reply.ts'
import { add } from './add-route.ts'
import { empty, forEach, notFound, ok, require, type Context, type Route } from './context.ts'
import { list } from './list-route.ts'
import { findExact, replyOf } from './recorded.ts'
import type { Entry } from './state.ts'

/** One torrent by `hash`, and what the recorded server said of any torrent on that route. */
const detail =
  (answer: (entry: Entry, context: Context) => Reply): Route =>
  (context) => {
    const refused = require(context, 'hash')
    if (refused !== undefined) return refused
    const entry = context.state.torrents.get(context.form.fields.hash?.toLowerCase() ?? '')
    if (entry === undefined) return notFound()
    const { request, recordings } = context
    const recorded = request.method === 'GET' ? findExact(recordings, request.path, request.search) : undefined
    return recorded === undefined ? answer(entry, context) : replyOf(recorded)
  }

const recordedBody = ({ recordings }: Context, name: string): unknown => recordings.get(name)?.response.body

/** Routes below `torrents/`. */
export const torrentRoutes: Record<string, Route> = {
  'GET torrents/info': list,
  'POST torrents/info': list,
  'GET torrents/properties': detail(({ wire }, context) =>
    json({
      ...(recordedBody(context, 'details/properties') as object),
      hash: wire.hash,
      name: wire.name,
      save_path: wire.save_path,
    }),
  ),
  'GET torrents/files': detail(({ wire }, { form }) => {
    const only = form.fields.indexes?.split('|').map(Number)
    const outside = only?.find((index) => index !== 0)
    if (outside !== undefined) return text(`Index ${outside} is out of bounds.`, 409)
    const { name, progress, size } = wire
    const file = {
      availability: -1,
      index: 0,
      is_seed: progress === 1,
      name,
      piece_range: [0, 0],
      priority: 1,
      progress,
      size,
    }
    return json(Number(wire.total_size) < 0 ? [] : [file])
  }),
  'GET torrents/trackers': detail(({ wire }, context) => {
    const entries = recordedBody(context, 'details/trackers') as { url: string }[]
    return json(entries.map((entry) => (entry.url.startsWith('**') ? entry : { ...entry, url: wire.tracker })))
  }),
  'GET torrents/webseeds': detail(() => json([])),
  'GET torrents/pieceStates': detail(({ wire }) =>
    json(Number(wire.total_size) < 0 ? [] : [wire.progress === 1 ? 2 : 0]),
  ),
  'GET torrents/export': detail(({ file }) =>
    file === undefined ? notFound() : bytes(file, 'application/x-bittorrent'),
  ),
  'POST torrents/add': add,
  'POST torrents/delete': (context) => {
    const refused = require(context, 'hashes', 'deleteFiles')
    if (refused !== undefined) return refused
    const { hashes = '' } = context.form.fields
    if (hashes === 'all') context.state.torrents.clear()
    for (const hash of hashes.split('|')) context.state.torrents.delete(hash.toLowerCase())
    return ok()
  },
  'POST torrents/recheck': forEach(
    [],
    (entry) => void (entry.wire.state = entry.wire.progress === 1 ? 'checkingUP' : 'checkingDL'),
  ),
  'POST torrents/reannounce': forEach([], () => {}),
  'POST torrents/setForceStart': forEach(['value'], (entry, { value }) => void (entry.forced = value === 'true')),
  'POST torrents/setSuperSeeding': forEach(
    ['value'],
    (entry, { value }) => void (entry.wire.super_seeding = value === 'true'),
  ),
  'POST torrents/setAutoManagement': forEach(
    ['enable'],
    (entry, { enable }) => void (entry.wire.auto_tmm = enable === 'true'),
  ),
  'POST torrents/toggleSequentialDownload': forEach([], ({ wire }) => void (wire.seq_dl = !wire.seq_dl)),
  'POST torrents/toggleFirstLastPiecePrio': forEach(
    [],
    ({ wire }) => void (wire.f_l_piece_prio = !wire.f_l_piece_prio),
  ),
  'POST torrents/setDownloadLimit': forEach(['limit'], ({ wire }, { limit }) => void (wire.dl_limit = Number(limit))),
  'POST torrents/setUploadLimit': forEach(['limit'], ({ wire }, { limit }) => void (wire.up_limit = Number(limit))),
  'POST torrents/setLocation': forEach(['location'], ({ wire }, { location = '' }) => void (wire.save_path = location)),
  'POST torrents/setShareLimits': (context) => {
    const needed = ['ratioLimit', 'seedingTimeLimit']
    if (context.behaviour.stops) needed.push('inactiveSeedingTimeLimit')
    if (context.behaviour.modern) needed.push('shareLimitAction', 'shareLimitsMode')
    return forEach(needed, ({ wire }, fields) => {
      Object.assign(wire, {
        ratio_limit: Number(fields.ratioLimit),
        seeding_time_limit: Number(fields.seedingTimeLimit),
      })
    })(context)
  },
  'POST torrents/rename': detail((entry, { form }) => {
    if (!form.fields.name) return text('Incorrect torrent name', 409)
    entry.wire.name = form.fields.name
    return ok()
  }),
  'POST torrents/addTrackers': empty,
  'POST torrents/removeTrackers': empty,
}

const run = (running: boolean): Route => forEach([], (entry) => void (entry.running = running))
/** Stopping and starting, by the names of the version. */
export const runRoutes = (stops: boolean): Record<string, Route> => ({
  [`POST torrents/${stops ? 'stop' : 'pause'}`]: run(false),
  [`POST torrents/${stops ? 'start' : 'resume'}`]: run(true),
})
