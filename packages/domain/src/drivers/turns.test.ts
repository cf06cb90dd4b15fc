import { setImmediate as turn } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { Turns } from './turns.ts'

it('lets one in at a time, in the order of asking', async () => {
  const turns = new Turns({ patience: 60_000, refusal: () => new Error('too late') })
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

it('refuses who has waited too long, and lets those behind in all the same', async () => {
  const turns = new Turns({ patience: 20, refusal: () => new Error('too late') })
  const end = await turns.take()
  await expect(turns.take()).rejects.toThrow('too late')
  const behind = turns.take()
  end()
  ;(await behind)()
  ;(await turns.take())()
})
