export { metadataCompleteness, type MetadataCompleteness } from './completeness.ts'
export { evidenceTable, isEvidenceCode, sentenceOf, type EvidenceCode } from './evidence.ts'
export { findMissing } from './find-missing.ts'
export { languageCode } from './language.ts'
export { asinOf, isbnOf } from './isbn.ts'
export { planMetadata } from './metadata.ts'
export {
  metadataFields,
  type BookMetadata,
  type MetadataCandidate,
  type MetadataChange,
  type MetadataField,
  type MetadataPlan,
  type MetadataPolicy,
  type MetadataValue,
} from './metadata-types.ts'
export type { Covered, Gap, MissingReport, MissingRules, Rejected, RejectionReason } from './missing-types.ts'
export { isNobody, nameKey, parseName, parseNames, type PersonName } from './name.ts'
export type { Role } from './name-words.ts'
export { foldText, titleKey } from './normalize.ts'
export { rankReleases, releaseDefaults } from './rank.ts'
export type { RankedRelease, Ranking, RefusalCode } from './rank-types.ts'
export { parseRelease } from './release.ts'
export type { ParsedRelease, ReleaseHints, ReleasePreferences, ReleaseRecord } from './release-types.ts'
export { compareNames, sameName } from './same-name.ts'
export {
  compareSequences,
  coversSequence,
  isNovellaSequence,
  isRange,
  parseSequence,
  sameSequence,
  sequenceOf,
  sequenceSort,
  type Sequence,
} from './sequence.ts'
export { prepareWork, type PreparedWork, type SeriesPlace } from './prepare.ts'
export { comparePrepared, sameWork } from './same-work.ts'
export { seriesKey } from './title-canon.ts'
export { parseTitle } from './title.ts'
export type { Found, ParsedTitle, TitleFlag, TitleHints } from './title-types.ts'
export { createWorkIndex, type WorkIndex, type WorkMatch } from './work-index.ts'
export type { CandidateRecord, Evidence, PersonRecord, SeriesRecord, Verdict, WorkRecord } from './types.ts'
