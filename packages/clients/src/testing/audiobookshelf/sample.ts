import type { Audiobookshelf } from '../../audiobookshelf/client.ts'

/** What a sample call is made in. */
export interface World {
  /** Signed in by password, as root. */
  shelf: Audiobookshelf
  /** A host with a picture at `/cover.jpg`, that is also a metadata provider. */
  host: string
  server: {
    state: {
      /** Books that the next scan finds gone. */
      movedAway: Set<string>
      listeningSessions: { id: string; userId: string }[]
    }
  }
}

/** A call of one method, with what comes of it. */
export interface Sample {
  /** Sets up what the call needs, and gives what it has to be told. */
  prepare?: (world: World) => Promise<string>
  call: (shelf: Audiobookshelf, prepared: string, world: World) => Promise<unknown>
  /** What it gives, or a part of that. */
  gives?: unknown
  /** What is read afterwards, and what that is. Every call that changes something has it. */
  after?: (world: World, prepared: string) => Promise<unknown>
  is?: unknown
}

/** Of the recorded library: books, people, and where they are. */
export const library = 'b2a2521e-48e6-406e-8bcf-a476cf308957'
export const kings = '21666a47-b930-479a-8fef-cbc232775235'
export const bands = '2c2b2d4a-806f-4af5-8947-a8f899f1f36f'
/** Has a cover beside its files. */
export const dune = '1212f1a5-9c98-45e2-964c-b95c3cea3fe3'
export const networkEffect = 'f9e362d5-c63a-48ff-a001-9e3acc64d96d'
export const sanderson = '1309ef02-2431-4378-bf26-9760df0e7707'
export const stormlight = '4dcc6b4a-0781-485b-9204-d7f9b5dd8388'

/** Makes the host a provider, and gives its name as one. */
export async function prepareProvider({ shelf, host }: World): Promise<string> {
  const { id } = await shelf.metadataProviders.create({ name: 'Ours', url: host })
  return `custom-${id}`
}

/** What the host knows of every book. */
export const match = { title: 'A Title', subtitle: 'From our host', author: 'Somebody' }
