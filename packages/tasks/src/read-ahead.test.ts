import { describe, expect, it } from 'vitest'
import { inChunks } from './in-chunks.ts'
import { readAhead } from './read-ahead.ts'

async function* numbers(to: number, onNext: (number: number) => void = () => {}) {
  try {
    for (let number = 1; number <= to; number += 1) {
      onNext(number)
      yield number
    }
  } finally {
    onNext(0)
  }
}

describe('readAhead', () => {
  it('gives the same items, the next one being fetched meanwhile', async () => {
    const asked: number[] = []
    const got: number[] = []
    for await (const number of readAhead(numbers(3, (one) => asked.push(one)))) {
      got.push(number)
      await Promise.resolve()
      if (number === 1) expect(asked).toEqual([1, 2])
    }
    expect(got).toEqual([1, 2, 3])
  })

  it('ends its source when the loop is left', async () => {
    const asked: number[] = []
    for await (const _ of readAhead(numbers(9, (one) => asked.push(one)))) break
    expect(asked).toEqual([1, 2, 0])
  })

  it('passes a failure on after the items before it', async () => {
    async function* failing() {
      yield 1
      throw new Error('no more')
    }
    const got: number[] = []
    const read = async () => {
      for await (const number of readAhead(failing())) got.push(number)
    }
    await expect(read()).rejects.toThrow('no more')
    expect(got).toEqual([1])
  })
})

describe('inChunks', () => {
  it.each([
    [0, []],
    [2, [[1, 2]]],
    [5, [[1, 2], [3, 4], [5]]],
  ])('cuts %i items into twos', async (count, chunks) => {
    expect(await Array.fromAsync(inChunks(numbers(count), 2))).toEqual(chunks)
  })
})
