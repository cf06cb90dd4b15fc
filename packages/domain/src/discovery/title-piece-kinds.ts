import type { TitleField } from './title-items.ts'
import type { PieceContext } from './title-mark-items.ts'
import type { TitlePiece } from './title-pieces.ts'

/**
 * Four figures are a title, not the year of an edition, in front of a colon ("Book 1 - 2001: A Space Odyssey"), and behind a
 * place in a series that no title follows, when they are too old for an edition ("Book 2 - 1633").
 */
export function isNumberedTitle(field: TitleField, piece: TitlePiece, { place, first, next }: PieceContext): boolean {
  if (place !== 'title' || first || piece.text.length !== 4 || !fourFigures.test(piece.text)) return false
  if (next === 'colon') return true
  return next === null && Number(piece.text) < firstEdition && field.items.every(({ type }) => type === 'mark')
}

const fourFigures = /^\d{4}$/

/** Editions that are sold or read today are younger. */
const firstEdition = 1900

/** "A Cozy Guide to Annoying the Cults, Outsmarting the Fish, and Alienating Oneself": no title behind a number is as long. */
export function isLongDescription(text: string): boolean {
  return text.length > shortestDescription && /^an? /i.test(text) && text.split(' ').length > mostTitleWords
}

/** "A Funny Thing Happened on the Way to the Forum" has ten words. */
const mostTitleWords = 10
/** More words than that are longer. */
const shortestDescription = 2 * mostTitleWords
