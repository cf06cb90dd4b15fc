import { expect, test } from 'vitest'
import { limitBody } from './limit-body.ts'

/** A body of so many chunks of four bytes; counts what was asked for. */
function body(chunks: number) {
  const asked = { chunks: 0, cancelled: false }
  const stream = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        asked.chunks += 1
        if (asked.chunks > chunks) controller.close()
        else controller.enqueue(new Uint8Array([1, 2, 3, 4]))
      },
      cancel: () => void (asked.cancelled = true),
    },
    { highWaterMark: 0 },
  )
  return { stream, asked }
}

test.each([
  [12, 12, false],
  [13, 12, false],
  [11, 11, true],
  [4, 4, true],
  [0, 0, true],
])('of twelve bytes and a limit of %i, %i are read', async (limit, size, cut) => {
  const { stream, asked } = body(3)
  const result = await limitBody(stream, limit)
  expect([result.bytes.byteLength, result.cut, asked.cancelled]).toEqual([size, cut, cut])
})

test('it hangs up at the limit, however long the body is', async () => {
  const { stream, asked } = body(Number.POSITIVE_INFINITY)
  await limitBody(stream, 10)
  expect(asked.chunks).toBe(3)
})

test('no body is an empty one', async () => {
  expect(await limitBody(null, 10)).toEqual({ bytes: new Uint8Array(0), cut: false })
})
