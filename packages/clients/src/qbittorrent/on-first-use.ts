import type { Listing } from '../core/index.ts'

/** The methods of a group that give a promise. What gives a list or a stream is given at once, and is none of them. */
type Promised<Group> = {
  [Name in keyof Group as Group[Name] extends (...input: never) => AsyncIterable<unknown> ? never : Name]: Group[Name]
}

/** Every name of a group; `true` for a method. */
type NamesOf<Group> = {
  [Name in keyof Promised<Group>]: Group[Name] extends (...input: never) => unknown ? true : NamesOf<Group[Name]>
}

interface Names {
  [name: string]: true | Names
}

/** A method, or a group of them: which it is stands in the names. */
interface Member {
  (...input: unknown[]): Promise<unknown>
  [name: string]: Member
}

/**
 * A group of methods whose code is loaded when the first of them is called. To its users it is the group itself: all
 * names are there from the start, as the type of `names` sees to.
 */
export function onFirstUse<Group extends object>(names: NamesOf<Group>, load: () => Promise<Group>): Promised<Group>
export function onFirstUse(names: Names, load: () => Promise<Member | undefined>): object {
  return membersOf(names, load)
}

function membersOf(names: Names, load: () => Promise<Member | undefined>): object {
  return Object.fromEntries(
    Object.entries(names).map(([name, inner]) => {
      const member = async (): Promise<Member | undefined> => (await load())?.[name]
      // Awaited here, so that the stack of an error goes on to who called.
      const method = async (...input: unknown[]): Promise<unknown> => await (await member())?.(...input)
      return [name, inner === true ? method : membersOf(inner, member)]
    }),
  )
}

/** A list whose code is loaded when its first page is asked for. */
export function listedOnFirstUse<Item>(load: () => Promise<Listing<Item>>): Listing<Item> {
  return {
    page: async (cursor) => await (await load()).page(cursor),
    async *pages() {
      yield* (await load()).pages()
    },
    async *[Symbol.asyncIterator]() {
      yield* await load()
    },
  }
}
