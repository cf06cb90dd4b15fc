import type { Sample } from '../sample.ts'
import { accountSamples } from './accounts.ts'
import { itemSamples } from './items.ts'
import { listSamples } from './lists.ts'
import { peopleSamples } from './people.ts'
import { serverSamples } from './server.ts'

/** One call of every method of the Audiobookshelf client, by its path. */
export const audiobookshelfSamples: Record<string, Sample> = {
  ...accountSamples,
  ...itemSamples,
  ...listSamples,
  ...peopleSamples,
  ...serverSamples,
}
