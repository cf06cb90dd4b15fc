import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { parseConfig } from './config.ts'
import { definePlugin } from './define-plugin.ts'
import { defineTask } from './define-task.ts'

const run = async () => {}

describe('defineTask', () => {
  it('fills in what was not said', () => {
    expect(defineTask({ id: 'say-hello', description: 'Says hello', run })).toMatchObject({
      type: 'CUSTOM',
      schedule: null,
      uses: {},
      resumable: false,
    })
  })

  it.each([
    ['Say Hello', undefined, 'lower-case words'],
    ['a'.repeat(61), undefined, 'at most 60'],
    ['fine', { cron: 'every tuesday' }, '"every tuesday" is not a cron pattern.'],
    ['fine', { cron: '0 5 * * *', timezone: 'Mars/Olympus' }, '"Mars/Olympus" is not an IANA time zone.'],
    ['fine', { cron: '0 0 30 2 *' }, 'never matches a date'],
  ])('refuses id %s with schedule %j', (id, schedule, sentence) => {
    const define = () => defineTask({ id, description: 'A task', ...(schedule && { schedule }), run })
    expect(define).toThrow(sentence)
    expect(define).toThrow(expect.objectContaining({ code: 'invalid_definition' }))
  })

  it('names every mistake at once', () => {
    expect(() => defineTask({ id: 'X', description: ' ', schedule: { cron: '?' }, run })).toThrow(
      /lower-case.*no description.*not a cron pattern/,
    )
  })
})

describe('parseConfig', () => {
  const config = z.strictObject({ pageSize: z.int().max(500).default(500), library: z.string().optional() })
  const task = defineTask({ id: 'sync', description: 'Syncs', config, run })

  it('fills in defaults', () => expect(parseConfig(task, undefined)).toEqual({ pageSize: 500 }))

  it('names each mistake with its path', () => {
    expect(() => parseConfig(task, { pageSize: 501, libary: 'x' })).toThrow(
      expect.objectContaining({
        code: 'invalid_config',
        issues: [
          { path: 'pageSize', message: 'Too big: expected number to be <=500' },
          { path: 'libary', message: 'there is no such setting' },
        ],
      }),
    )
  })
})

describe('definePlugin', () => {
  const task = defineTask({ id: 'one', description: 'One', run })

  it('is a plain value', () => {
    expect(definePlugin({ name: 'mine', tasks: [task] })).toEqual({
      name: 'mine',
      version: '0.0.0',
      tasks: [task],
      services: [],
    })
  })

  it('refuses two tasks of one id', () => {
    expect(() => definePlugin({ name: 'mine', tasks: [task, task] })).toThrow('more than one task named one')
  })
})
