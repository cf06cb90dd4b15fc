import { guessLanguage } from './language-guess.ts'
import { foldText } from './normalize.ts'
import type { ParsedTitle } from './title-types.ts'
import type { WorkRecord } from './types.ts'

/**
 * "Emma (Ungekürzte Lesung)": a note in another language says that the edition is in it. A title in that language tells as
 * much itself: "Der Schwarm (Ungekürzt)" is "Der Schwarm".
 */
export function isReadInOtherLanguage(record: WorkRecord, { flags }: ParsedTitle, title: string): boolean {
  const told = flags.includes('unabridged') || flags.includes('abridged') ? isForeignNote(record) : isAudiobook(record)
  if (!told) return false
  const guess = guessLanguage(title)
  return guess === null || guess === 'en'
}

function isForeignNote({ title, subtitle }: WorkRecord): boolean {
  return foreignNotes.test(`${foldText(title)} ${foldText(subtitle)}`)
}

/** "Circe (Hörbuch)": the word for an audiobook in another language. */
function isAudiobook({ title, subtitle }: WorkRecord): boolean {
  return (
    (typeof title === 'string' && foreignAudiobook.test(title)) ||
    (typeof subtitle === 'string' && foreignAudiobook.test(subtitle))
  )
}

const foreignAudiobook = /[Hh](?:ö|oe?)rbuch|[Ll]ivre audio|[Aa]udioli[bv]ro|[Ll]uisterboek|[Ll](?:ju|y)dbo[kg]/

/** "Unabridged" as German, French, Italian, Spanish, Dutch and the Scandinavian languages say it, folded. */
const foreignNotes =
  /(?:^| )(?:un)?gekurzt|lesefassung| texte integral| version (?:integrale|abregee|completa)| integrale(?: |$)| no abreviado| onverkort| oavkortad| uforkortet/
