import { discworld } from './discworld.ts'
import { dune } from './dune.ts'
import { dungeonCrawlerCarl } from './dungeon-crawler-carl.ts'
import { earthsea } from './earthsea.ts'
import type { SeriesEntry } from './entries.ts'
import { expanse } from './expanse.ts'
import { harryPotter } from './harry-potter.ts'
import { hitchhikers } from './hitchhikers.ts'
import { lordOfTheRings } from './lord-of-the-rings.ts'
import { mistborn, waxAndWayne } from './mistborn.ts'
import { murderbot } from './murderbot.ts'
import { sherlockHolmes } from './sherlock-holmes.ts'
import { stormlight } from './stormlight.ts'
import { threeBodyChinese, threeBodyEnglish } from './three-body.ts'
import { wheelOfTime } from './wheel-of-time.ts'
import { wildCards } from './wild-cards.ts'

export { standalone } from './standalone.ts'

/** Every series of the catalogue. */
export const allSeries: readonly SeriesEntry[] = [
  discworld,
  dune,
  dungeonCrawlerCarl,
  earthsea,
  expanse,
  harryPotter,
  hitchhikers,
  lordOfTheRings,
  mistborn,
  murderbot,
  sherlockHolmes,
  stormlight,
  threeBodyChinese,
  threeBodyEnglish,
  waxAndWayne,
  wheelOfTime,
  wildCards,
]
