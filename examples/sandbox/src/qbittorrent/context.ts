import { text, type Reply } from '../http/reply.ts'
import type { Request } from '../http/request.ts'
import type { Behaviour } from './behaviour.ts'
import type { Form } from './form.ts'
import type { Recordings } from './recorded.ts'
import type { Session } from './sessions.ts'
import type { Entry, State } from './state.ts'

/** What a route has at hand. */
export interface Context {
  state: State
  behaviour: Behaviour
  recordings: Recordings
  request: Request
  form: Form
  session: Session
}

export type Route = (context: Context) => Reply | Promise<Reply>

export const ok = (): Reply => ({ status: 200, headers: {}, body: '' })
/** Empty answers that are 204 from 5.2. */
export const empty = ({ behaviour }: Context): Reply =>
  behaviour.modern ? { status: 204, headers: {}, body: '' } : ok()
export const notFound = (): Reply => text('Not Found', 404)

/** The fields, when all are there; else the 400 that names those that are not. */
export function require(context: Context, ...names: string[]): Reply | undefined {
  const absent = names.filter((name) => context.form.fields[name] === undefined)
  return absent.length === 0 ? undefined : text(context.behaviour.missing(absent), 400)
}

/** The torrents that `hashes` names; unknown ones are passed over. */
function chosen({ state, form }: Context, name = 'hashes'): Entry[] {
  const hashes = form.fields[name]?.toLowerCase() ?? ''
  if (hashes === 'all') return [...state.torrents.values()]
  return hashes.split('|').flatMap((hash) => state.torrents.get(hash) ?? [])
}

/** A route for several torrents: `hashes` must be there, and may be anything. */
export const forEach =
  (
    names: readonly string[],
    change: (entry: Entry, fields: Record<string, string | undefined>, context: Context) => void,
  ): Route =>
  (context) => {
    const refused = require(context, 'hashes', ...names)
    if (refused !== undefined) return refused
    for (const entry of chosen(context)) change(entry, context.form.fields, context)
    return ok()
  }
