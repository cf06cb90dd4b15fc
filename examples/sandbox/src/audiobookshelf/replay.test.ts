import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { differences } from './replay/differences.ts'
import { eventExceptions, exceptions } from './replay/exceptions.ts'
import { startHelperHost } from './replay/helper-host.ts'
import { createPlayer, type Played } from './replay/player.ts'
import { eventsByExchange, recordings, type Recording, type SocketEvent } from './replay/recordings.ts'
import { recordingsOf, type Session, sessions } from './replay/sessions.ts'
import { startAudiobookshelf } from './server.ts'

const all = recordings()
const secret = 'replay'
const exceptionFor = (name: string) => exceptions.find((entry) => entry.name.test(name))

async function raise(session: Session, clock: { at: number }) {
  const helper = await startHelperHost()
  const server = await startAudiobookshelf({
    secret,
    loginLimit: session.loginLimit ?? 1000,
    coverHosts: session.ownNetwork ? ['127.0.0.1'] : [],
    scanTime: 1,
    watcherTime: 1,
    writeTime: 0,
    now: () => clock.at,
  })
  const heard: SocketEvent[] = []
  const { announce } = server.state
  server.state.announce = (event, payload, audience) => {
    heard.push({ event, args: [JSON.parse(JSON.stringify(payload))] })
    announce(event, payload, audience)
  }
  const player = createPlayer({ server, secret, helperHost: new URL(helper.url).host })
  await player.signIn('root')
  return { server, helper, player, heard }
}

function compare(recording: Recording, played: Played): string[] {
  const { response, name } = recording
  if (response.status === 0)
    return played.status === 0 ? [] : [`the recorded server died, this one answered ${played.status}`]
  const lesser = exceptionFor(name)?.compare ?? 'values'
  const head = differences(
    { status: response.status, contentType: response.headers['content-type'] },
    { status: played.status, contentType: played.contentType },
    'values',
    'head',
  )
  if (lesser === 'head' || lesser === 'nothing' || response.bodyKind === 'binary' || response.bodyKind === 'empty')
    return head
  const closeness = response.bodyKind === 'json' ? lesser : 'values'
  return [...head, ...differences(response.body, played.body, closeness)]
}

const recordedEvents = eventsByExchange()

function compareEvents(name: string, heard: readonly SocketEvent[]): string[] {
  const recorded = recordedEvents.get(name)
  const lesser = eventExceptions.find((entry) => entry.name.test(name))?.compare
  if (recorded === undefined || lesser === 'nothing') return []
  const names = (events: readonly SocketEvent[]) => events.map(({ event }) => event)
  const closeness =
    lesser === 'names'
      ? []
      : recorded.flatMap((entry, index) => differences(entry.args, heard[index]?.args, 'shape', entry.event))
  return [...differences(names(recorded), names(heard), 'values', 'events'), ...closeness]
}

/** What goes on after its answer without being a task, and the event that ends it. */
const endsByItself = new Map([['custom-provider/batch-quickmatch', 'batch_quickmatch_complete']])

describe.each(sessions)('$title', (session) => {
  const clock = { at: Date.parse(session.from.padEnd(16, ':00') + (session.from.length > 16 ? 'Z' : ':00Z')) }
  let stage: Awaited<ReturnType<typeof raise>>

  beforeAll(async () => void (stage = await raise(session, clock)))
  afterAll(async () => {
    await stage.server.close()
    await stage.helper.close()
  })

  const played = recordingsOf(session, all).filter(({ name }) => exceptionFor(name)?.compare !== 'nothing')
  it.each(played.map((recording) => ({ name: recording.name, recording })))('$name', async ({ name, recording }) => {
    // Recordings carry the time of their end.
    clock.at = Date.parse(recording.recordedAt) - 1000
    await session.before?.[name]?.(stage)
    stage.heard.length = 0
    const answer = await stage.player.play(recording)
    expect(compare(recording, answer)).toEqual([])
    if (answer.status === 0 && session.freshAfterDeath) {
      await stage.helper.close()
      stage = await raise(session, clock)
    }
    // What goes on after the answer has to be over before the next request.
    if (/scan|upload\/upload|quickmatch|matchall|tools/.test(name)) {
      do await sleep(15)
      while (stage.server.state.tasks.size > 0)
    }
    // A batch is no task: it tells its own end.
    while (endsByItself.has(name) && !stage.heard.some(({ event }) => event === endsByItself.get(name))) await sleep(15)
    expect(compareEvents(name, stage.heard.splice(0))).toEqual([])
  })
})

describe('the table of what is played', () => {
  const inSession = new Set(sessions.flatMap((session) => recordingsOf(session, all).map(({ name }) => name)))

  it('leaves out only how the library came about', () => {
    const left = all.filter(({ name, recordedAt }) => !inSession.has(name) && recordedAt >= '2026-11-22T07:42')
    expect(left.map(({ name }) => name)).toEqual([])
  })

  it.each(exceptions)('has an exchange for $name', ({ name }) => {
    expect(all.some((recording) => name.test(recording.name))).toBe(true)
  })

  it('holds every request that ended the real server, and the list that died of one that was let in', () => {
    const fatal = all.filter(({ response }) => response.status === 0).map(({ name }) => name)
    expect(fatal).toHaveLength(23)
    expect(fatal).toContain('crash/poison-audioFiles-then-list')
  })
})
