import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { onBothDatabases } from '../../testing/databases.ts'
import { appendRunLog, createBook, createRun, finishRun, getBook, listRunLog } from './index.ts'
import { storedJson, storedText } from './stored-text.ts'

const now = new Date('2026-01-01T00:00:00.000Z')

it.each([
  [null, null],
  [undefined, null],
  [' \n', null],
  ['\0', null],
  [' a\0b ', 'ab'],
  ['x\uD800y', 'x\uFFFDy'],
  ['🙂', '🙂'],
])('%j is stored as %j', (text, stored) => {
  expect(storedText(text)).toBe(stored)
})

it.each([
  ['a\0b', 'ab'],
  ['\\u0000', '\\u0000'],
  ['\\\0', '\\'],
  ['\0\0x', 'x'],
  ['\uD83D', '\uFFFD'],
  ['🙂\uDE42', '🙂\uFFFD'],
  ['\\ud800', '\\ud800'],
])('%j in JSON is stored as %j', (text, stored) => {
  expect(JSON.parse(storedJson({ text: [text] }))).toEqual({ text: [stored] })
})

it('JSON without such signs is stored as it is', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(JSON.parse(storedJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
    }),
  )
})

onBothDatabases('any text', (database) => {
  it('can be written', async () => {
    const em = database().em()
    const nasty = 'a\0b\uD800c\\u0000'
    const run = await createRun(em, { taskName: 'nasty', trigger: 'manual', config: { nasty }, now })
    await appendRunLog(em, { runId: run.id, lines: [{ at: now, level: 'info', message: nasty, data: { nasty } }] })
    expect((await listRunLog(em, { runId: run.id })).items[0]?.data).toEqual({ nasty: 'ab\uFFFDc\\u0000' })
    await finishRun(em, { id: run.id, status: 'FAILED', errorMessage: nasty, report: { nasty }, now })
    const book = await createBook(em, {
      book: { title: nasty, description: nasty, genres: [nasty], authors: [{ name: nasty }] },
      now,
    })
    expect(await getBook(em, book.id)).toMatchObject({ title: 'ab\uFFFDc\\u0000', genres: ['ab\uFFFDc\\u0000'] })
  })
})
