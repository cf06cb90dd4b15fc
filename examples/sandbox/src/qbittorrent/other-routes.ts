import { json, text } from '../http/reply.ts'
import { empty, ok, require, type Context, type Route } from './context.ts'
import { mainData } from './main-data.ts'

const limit = (name: 'download' | 'upload', route: string): Record<string, Route> => ({
  [`GET transfer/${route}`]: ({ state }) => text(String(state.limits[name])),
  [`POST transfer/set${route.charAt(0).toUpperCase()}${route.slice(1)}`]: (context) => {
    const refused = require(context, 'limit')
    if (refused !== undefined) return refused
    const value = Number(context.form.fields.limit)
    // What is below 1,024 is raised to that.
    context.state.limits[name] = value > 0 ? Math.max(1024, value) : 0
    return ok()
  },
})

function setPreferences(context: Context) {
  const refused = require(context, 'json')
  if (refused !== undefined) return refused
  try {
    const changes: Record<string, unknown> = JSON.parse(context.form.fields.json ?? '')
    for (const [name, value] of Object.entries(changes)) {
      if (name in context.state.preferences) context.state.preferences[name] = value
    }
  } catch {
    // Broken JSON is passed over without a word.
  }
  return ok()
}

/** Routes of the application, transfer, sync, log and RSS that keep state; the rest is answered from the recordings. */
export const otherRoutes: Record<string, Route> = {
  'GET app/version': ({ behaviour }) => text(behaviour.application),
  'GET app/webapiVersion': ({ behaviour }) => text(behaviour.webApi),
  'GET app/preferences': ({ state }) => json(state.preferences),
  'POST app/setPreferences': setPreferences,
  ...limit('download', 'downloadLimit'),
  ...limit('upload', 'uploadLimit'),
  'GET transfer/speedLimitsMode': ({ state }) => text(state.limits.alternative ? '1' : '0'),
  'POST transfer/setSpeedLimitsMode': ({ state, form }) => {
    if (!/^[01]$/.test(form.fields.mode ?? '')) return text("'mode': invalid argument", 400)
    state.limits.alternative = form.fields.mode === '1'
    return ok()
  },
  'POST transfer/toggleSpeedLimitsMode': ({ state }) => {
    state.limits.alternative = !state.limits.alternative
    return ok()
  },
  'POST transfer/banPeers': (context) => require(context, 'peers') ?? ok(),
  'GET sync/maindata': ({ state, session, form, behaviour }) =>
    json(mainData(session.told, Number(form.fields.rid ?? 0), state.snapshot(), behaviour.repeatsLostUpdates)),
  'GET log/main': ({ state, form: { fields } }) => {
    const levels = [
      ['normal', 1],
      ['info', 2],
      ['warning', 4],
      ['critical', 8],
    ] as const
    const wanted = levels.filter(([name]) => fields[name] !== 'false').map(([, type]) => type)
    const after = Number(fields.last_known_id ?? -1)
    return json(state.log.filter(({ id, type }) => id > after && wanted.some((one) => one === type)))
  },
  'GET rss/items': ({ state }) => json(state.feeds),
  'POST rss/addFolder': ({ state, form }) => {
    state.feeds[form.fields.path ?? ''] = {}
    return ok()
  },
  'POST rss/addFeed': ({ state, form }) => {
    const { url = '', path = '' } = form.fields
    const known = Object.values(state.feeds).some((feed) => (feed as { url?: string }).url === url)
    if (known) return text(`RSS feed with given URL already exists: ${url}.`, 409)
    state.feeds[path || url] = { uid: `{${Object.keys(state.feeds).length}}`, url }
    return ok()
  },
  'POST rss/removeItem': ({ state, form }) => {
    const { path = '' } = form.fields
    if (!(path in state.feeds)) return text(`Item doesn't exist: ${path}.`, 409)
    delete state.feeds[path]
    return ok()
  },
  'GET rss/rules': ({ state }) => json(state.rules),
  'POST rss/setRule': ({ state, form }) => {
    state.rules[form.fields.ruleName ?? ''] = JSON.parse(form.fields.ruleDef ?? '{}')
    return ok()
  },
  'POST rss/removeRule': ({ state, form }) => {
    delete state.rules[form.fields.ruleName ?? '']
    return ok()
  },
  'POST rss/refreshItem': ok,
  'POST search/start': () => text('Python must be installed to use the Search Engine.', 409),
}

/** From 5.2. */
export const modernRoutes: Record<string, Route> = {
  'POST transfer/pauseSession': empty,
  'POST transfer/resumeSession': empty,
}
