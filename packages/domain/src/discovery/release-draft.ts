import type { TagFacts } from './release-tags.ts'
import { evidence } from './evidence.ts'
import type { EvidenceCode } from './evidence.ts'
import type { Evidence } from './types.ts'

/** What is known of a release while its name is being read. */
export interface ReleaseDraft {
  formats: string[]
  bitrateKbps: number | null
  abridged: boolean | null
  language: string | null
  year: number | null
  audiobook: boolean
  ebook: boolean
  video: boolean
  narrator: string | null
  series: string | null
  sequence: string | null
  collection: boolean
  dramatized: boolean
  part: boolean
  summary: boolean
  sample: boolean
  comic: boolean
  music: boolean
  evidence: Evidence[]
}

export function emptyDraft(): ReleaseDraft {
  return {
    formats: [],
    bitrateKbps: null,
    abridged: null,
    language: null,
    year: null,
    audiobook: false,
    ebook: false,
    video: false,
    narrator: null,
    series: null,
    sequence: null,
    collection: false,
    dramatized: false,
    part: false,
    summary: false,
    sample: false,
    comic: false,
    music: false,
    evidence: [],
  }
}

/** Says where a value was read: `quote` is put into the sentence of the code. */
export function note(draft: ReleaseDraft, code: EvidenceCode, fields: readonly string[], quote: string): void {
  draft.evidence.push(evidence(code, { fields, details: { quote } }))
}

/** Adds facts; what is known already stays, since the notes nearest to the end of a name are read first. */
export function addFacts(draft: ReleaseDraft, facts: TagFacts): void {
  for (const format of facts.formats ?? []) if (!draft.formats.includes(format)) draft.formats.push(format)
  draft.bitrateKbps ??= facts.bitrateKbps ?? null
  draft.abridged ??= facts.abridged ?? null
  draft.language ??= facts.language ?? null
  draft.year ??= facts.year ?? null
  draft.audiobook ||= facts.audiobook === true
  draft.ebook ||= facts.ebook === true
  draft.video ||= facts.video === true
  draft.collection ||= facts.collection === true
  draft.dramatized ||= facts.dramatized === true
}
