import { setImmediate as turn } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { Turns } from './turns.ts'

it('lets one in at a time, in the order of asking', async () => {
  const turns = new Turns()
  const seen: string[] = []
  const visit = async (name: string) => {
    const end = await turns.take()
    seen.push(`${name} in`)
    await turn()
    seen.push(`${name} out`)
    end()
    end()
  }
  await Promise.all([visit('a'), visit('b'), visit('c')])
  expect(seen).toEqual(['a in', 'a out', 'b in', 'b out', 'c in', 'c out'])
})
