import type { PersonName } from './name.ts'
import { foldText } from './normalize.ts'
import type { ParsedTitle } from './title-types.ts'
import type { WorkRecord } from './types.ts'

const severalVolumes = new Set(['trilogy', 'duology', 'tetralogy', 'quartet', 'quintet'])

/**
 * "The Foundation Trilogy" without a number is all of it in one edition; as a subtitle it may be the series of one volume.
 * "The Lola Quartet: A Novel" is one novel, as it says.
 */
export function isTrilogy({ title, subtitle, sequence }: ParsedTitle): boolean {
  const space = title.lastIndexOf(' ')
  if (sequence !== null || space <= 0 || !severalVolumes.has(title.slice(space + 1).toLowerCase())) return false
  return subtitle === null || !oneNovel.test(subtitle)
}

const oneNovel = /^a novel(?:$| )/i

/** "Philip K. Dick: Four Novels of the 1960s": named after its own author, and says that it holds several works. */
export function isOwnCollection(record: WorkRecord, folded: string, people: readonly PersonName[]): boolean {
  return (
    people.some(({ key, given }) => given.length > 0 && key === folded) &&
    severalWorks.test(`${foldText(record.title)} ${foldText(record.subtitle)}`)
  )
}

const severalWorks =
  /(?:^| )(?:novels|stories|works|books|collection|coffret|romans|romane|novelas|romanzi|omnibus|box set|bundle)(?: |$)/
