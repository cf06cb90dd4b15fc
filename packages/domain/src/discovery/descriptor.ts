import { foldedWords, foldText } from './normalize.ts'
import { wordSet } from './word-list.ts'

/** Nouns that say what a book is, as in "A Novel", "A LitRPG Adventure", "A Memoir". */
const kinds = wordSet(`
  novel novella novelette novels story stories tale tales saga adventure adventures litrpg gamelit romance
  thriller mystery memoir biography autobiography fantasy isekai progression cultivation epic comedy satire
  fable history poem poems play whodunit harem series apocalypse space opera horror western suspense trilogy
  duology anthology chronicle narrative investigation case caper noir fiction parable portrait fairytale
  retelling romcom rpg litfps wuxia xianxia book essay essays dialogue guide journey handbook manual
  introduction primer conversation study meditation reflection
`)

const tails = wordSet(`
  with of about from in for box set book novel based on
`)

/**
 * Whether a text only says what kind of book it is: "A Novel", "A Slice of Life Harem LitRPG", "An Isekai LitRPG". Such
 * words are a subtitle, never a title and never a series.
 */
export function isDescriptor(text: string): boolean {
  const folded = foldText(text)
  if (!(folded.startsWith('a ') || folded.startsWith('an ') || folded.startsWith('the '))) return loneKinds.has(folded)
  const words = folded.split(' ')
  if (words.length > 12) return false
  const indefinite = words[0] !== 'the'
  if (indefinite && words[1] === 'novel') return true
  const last = words.at(-1) ?? ''
  if (indefinite && kinds.has(last)) return true
  return indefinite && words.length > 2 && tails.has(last) && words.some((word) => kinds.has(word))
}

/** What a book is in one word, as subtitles of several languages say it. */
const loneKinds = wordSet(`
  novel thriller psychothriller krimi kriminalroman thriller-roman liebesroman fantasyroman erzahlung erzahlungen novelle polar nouvelles
  novela romanzo
`)

/** Nouns of non-fiction: two books of one title that differ by them are two books ("A Graphic History"). */
const tellingKinds = wordSet(`
  history biography autobiography portrait guide handbook manual introduction primer study meditation reflection dialogue conversation
  journey essay essays poems play
`)

/** Whether a subtitle says nothing by which a work could be told from another of the same title: "A Novel". */
export function isGenericSubtitle(text: string): boolean {
  if (!isDescriptor(text)) return false
  return !tellingKinds.has(foldedWords(text).at(-1) ?? '')
}

/** Kinds of book that are named after a series or hero: "A Jack Reacher Novel". */
const namedKinds = wordSet(`
  novel novella mystery thriller adventure story novelette investigation
`)

/** Words that describe a novel rather than name a series. */
const plainWords = wordSet(`
  a an and the of in historical gothic graphic christmas holiday romantic literary debut first last final new
  short long dark crime murder detective cozy cosy spy psychological political legal medical military
  paranormal supernatural urban epic fantasy science fiction sci fi scifi litrpg gamelit isekai harem
  progression cultivation space opera horror comic comedy war western love ghost fairy true steampunk cyberpunk
  dystopian apocalyptic post postapocalyptic young adult ya middle grade biographical autobiographical suspense
  contemporary modern classic epistolary coming age small town sports mafia time travel alternate history
  portal monster girl slice life humorous funny heartwarming gripping thrilling light web bestselling prequel
  companion standalone bonus deckbuilding deck building dungeon core superhero action survival sea pirate naval
  southern family american british english irish scottish french russian wartime wwii ii world medieval roman
  tudor regency victorian high low stakes enemies lovers to second chance billionaire vampire witch werewolf
  xianxia wuxia tower academy school heroic sword sorcery cozy
  dragon zombie magical magic mythological mythic speculative technothriller op mc
`)

/** The series in "A Jack Reacher Novel" or "From the Stormlight Archive", as written; null when there is none. */
export function seriesInDescriptor(text: string): string | null {
  if (text.charAt(0) !== 'A' && text.charAt(0) !== 'a') return null
  const words = text.split(' ')
  const first = words[0]?.toLowerCase()
  const last = foldedWords(words.at(-1))[0] ?? ''
  if ((first !== 'a' && first !== 'an') || words.length < 3 || words.length > 8 || !namedKinds.has(last)) return null
  const name = words.slice(1, words.at(-2)?.toLowerCase() === 'universe' ? -2 : -1)
  const telling = name.filter((word) => !word.split('/').every((part) => plainWords.has(foldedWords(part).join(''))))
  const capitals = name.every((word) => startsWithCapital(word) || plainWords.has(word.toLowerCase()))
  return telling.length > 0 && capitals ? name.join(' ') : null
}

function startsWithCapital(word: string): boolean {
  const letter = word.charAt(0)
  return letter !== letter.toLowerCase() || (letter >= '0' && letter <= '9')
}
