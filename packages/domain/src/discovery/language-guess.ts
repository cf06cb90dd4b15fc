/** Function words that tell a language; words that English titles use as well are left out. */
const functionWords: Readonly<Record<string, string>> = {
  en: 'the of and to with from for my his her your our is are was by on at this that an not what why how who when we you they it',
  de: 'der das und den dem des ein eine einer eines zum zur vom im ist nicht von mit auf aus bei wie wir ich fur uber',
  fr: 'le les des du une et dans sur pour avec est aux au qui sans sous ne pas ce cette mon ma',
  es: 'el los las del una y en con por para que sin mi tu como sus se al',
  it: 'il lo gli della delle dei degli del di che nel nella una per con alla sul e',
  nl: 'het een van en de op voor met zijn naar niet uit bij aan',
  pt: 'os as do da dos das um uma e em no na com para que por ao',
  sv: 'och en ett som av den det pa med till fran',
}

/** Words that stand in no English title: one of them is enough. */
const sureWords: Readonly<Record<string, string>> = {
  de: 'und das nicht ist eine einer eines zum zur vom',
  fr: 'avec une dans aux',
  es: 'una por',
  it: 'della delle degli nella gli',
  nl: 'het een voor niet naar',
  sv: 'och ett av',
}
const sureLanguage = new Map(
  Object.entries(sureWords).flatMap(([language, words]) => words.split(' ').map((word) => [word, language] as const)),
)

const languagesOf = new Map<string, string[]>()
for (const [language, words] of Object.entries(functionWords)) {
  for (const word of words.split(' ')) languagesOf.set(word, [...(languagesOf.get(word) ?? []), language])
}

/** Whether a folded word is a function word of another language than English, and of English not. */
export function isForeignFunctionWord(word: string): boolean {
  const languages = languagesOf.get(word)
  return languages !== undefined && !languages.includes('en')
}

/** Whether a folded text has a function word of a language, be it one that English has as well; articles count most. */
export function holdsWordOf(folded: string, language: string): boolean {
  return folded
    .split(' ')
    .some(
      (word) => languagesOf.get(word)?.includes(language) === true || articles.get(word)?.includes(language) === true,
    )
}

/** Articles that English titles use as well, or that are letters. */
const articles: ReadonlyMap<string, string> = new Map([
  ['die', 'de'],
  ['la', 'fr es it'],
  ['l', 'fr it'],
  ['de', 'nl es fr pt'],
  ['un', 'fr es it'],
  ['o', 'pt'],
  ['a', 'es pt'],
  ['i', 'it'],
  ['den', 'sv'],
])

/**
 * The language of which a folded phrase holds an article or preposition that English titles may use as well, and a second
 * one: "de animales a dioses". Only for what stands behind a title: alone, "La Vita de Roma" may be English.
 */
export function guessByArticles(folded: string): string | null {
  if (aLaCarte.test(folded)) return null
  const hits = new Map<string, number>()
  for (const word of folded.split(' ')) {
    const known = languagesOf.get(word) ?? []
    if (known.includes('en')) return null
    for (const language of new Set([...known, ...(articles.get(word)?.split(' ') ?? [])])) {
      const count = (hits.get(language) ?? 0) + 1
      if (count >= fewestHits) return language
      hits.set(language, count)
    }
  }
  return null
}

/** "Murder à la Mode" is English. */
const aLaCarte = /(?:^| )a la /

/** So many function words of one language, and none of English, are needed for a guess; a sure word counts for all. */
const fewestHits = 2

/** "Der Schwarm" is German; "Van der Valk" need not be. */
const germanArticle = 'der '

/** The language of a folded text by its function words; null when too few of them speak. */
export function guessLanguage(folded: string): string | null {
  const hits = new Map<string, number>()
  if (folded.startsWith(germanArticle)) hits.set('de', 1)
  for (const word of folded.split(' '))
    for (const language of languagesOf.get(word) ?? [])
      hits.set(language, (hits.get(language) ?? 0) + (sureLanguage.get(word) === language ? fewestHits : 1))
  if (hits.has('en')) return 'en'
  let best: string | null = null
  let most = fewestHits - 1
  for (const [language, count] of hits) {
    if (count > most) {
      best = language
      most = count
    }
  }
  return best
}
