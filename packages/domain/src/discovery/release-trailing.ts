import { addFacts, note } from './release-draft.ts'
import type { ReleaseDraft } from './release-draft.ts'
import { tagEndingAt, tagsOf } from './release-tags.ts'
import type { Tag } from './release-tags.ts'
import { textOf } from './release-words.ts'
import type { Word } from './release-words.ts'

/** Puts the facts of notes into the draft. A stated language outweighs that of a word for "audiobook". */
export function addTags(tags: readonly Tag[], text: string, draft: ReleaseDraft): void {
  for (const tag of tags) if (tag.facts.audiobook !== true) addFacts(draft, tag.facts)
  for (const tag of tags) if (tag.facts.audiobook === true) addFacts(draft, tag.facts)
  note(draft, 'release.notes', ['format', 'bitrateKbps', 'abridged', 'language', 'year'], text)
}

/** Running text between separators that is nothing but notes: "MP3 64kbps", or in later fields "German", "WEB". */
export function readNotesField(words: readonly Word[], scene: boolean, late: boolean, draft: ReleaseDraft): boolean {
  const tags = tagsOf(words, scene)
  if (tags === null) return false
  const yearAlone = !scene && words.length === 1 && tags[0]?.facts.year !== undefined
  const sure = late ? tags.some((tag) => tag.strong) || !isCount(words) : tags[0]?.strong === true
  if (yearAlone || !sure) return false
  addTags(tags, textOf(words), draft)
  return true
}

/** "61 Hours" may be a title; "34 hours 8 mins" is none. */
function isCount(words: readonly Word[]): boolean {
  return words.length === 2 && /^\d/.test(words[0]?.key ?? '')
}

/** The words before a trailing run of notes, whose facts go to the draft: "Title Unabridged MP3 64 kbps" is "Title". */
export function withoutTrailingTags(
  words: readonly Word[],
  scene: boolean,
  keep: number,
  draft: ReleaseDraft,
  noted: boolean,
): readonly Word[] {
  const run: Tag[] = []
  let end = words.length
  while (end > keep) {
    const tag = tagEndingAt(words, end, scene)
    if (tag === null || end - tag.length < keep) break
    run.push(tag)
    end -= tag.length
  }
  while (run.length > 0 && !opensRun(run.at(-1), words[end], scene, noted || run.length > 1))
    end += run.pop()?.length ?? 0
  if (end === 0 && !noted) while (run.length > 0 && run.at(-1)?.strong === false) end += run.pop()?.length ?? 0
  if (run.length === 0) return words
  addTags(run.toReversed(), textOf(words, end), draft)
  return words.slice(0, end)
}

/** A run of notes may begin with a strong one, or with a year or a language in capitals that others follow. */
function opensRun(tag: Tag | undefined, word: Word | undefined, scene: boolean, followed: boolean): boolean {
  if (tag === undefined || word === undefined) return false
  if (tag.strong) return true
  if (!followed) return false
  if (tag.facts.year !== undefined) return true
  const shouted = word.text.length > 2 && word.text === word.text.toUpperCase()
  if (Object.keys(tag.facts).length === 0) return scene && shouted
  return tag.facts.language !== undefined && (scene || word.text === word.text.toUpperCase())
}
