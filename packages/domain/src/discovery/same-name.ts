import { withinOneSlip } from './edit-distance.ts'
import { isSameGivenName } from './given-name-forms.ts'
import { evidence } from './evidence.ts'
import { spellingSkeleton } from './spelling-skeleton.ts'
import { parseName, type PersonName } from './name.ts'
import type { Verdict } from './types.ts'

/** How sure a rule is that two spellings are one name. The same name may still be two people. */
const certainty = { equal: 1, order: 0.97, middle: 0.93, initials: 0.9, spelling: 0.85 } as const

/** Names shorter than this say too little for a slip of the pen to be told from another name. */
export const shortestForSlip = 5

/** Whether two texts can be the same person's name: another order, initials, a middle name, an accent or a slip. */
export function sameName(a: string, b: string): boolean {
  return compareNames(parseName(a), parseName(b)).same
}

/** The verdict on two names with the rule that decided. */
export function compareNames(a: PersonName, b: PersonName): Verdict {
  const rule = ruleFor(a, b)
  const details = { a: a.name, b: b.name, name: a.name }
  const fields = ['authors']
  if (rule === null) return { same: false, score: 0, evidence: [evidence('name.differs', { fields, details })] }
  return { same: true, score: certainty[rule], evidence: [evidence(`name.${rule}`, { fields, details })] }
}

/** The rule by which the names are the same, or null. */
export function ruleFor(a: PersonName, b: PersonName): keyof typeof certainty | null {
  if (a.key === '' || b.key === '') return null
  if (a.key === b.key || (a.key.charCodeAt(0) === b.key.charCodeAt(0) && joined(a) === joined(b))) return 'equal'
  if (sameWords(a, b)) return 'order'
  const family = familyMatch(a, b)
  if (family === null) return nameOfOneWord(a, b)
  const given = givenMatch(a.given, b.given)
  if (given === null) return null
  return family === 'spelling' ? (given === 'initials' ? null : 'spelling') : given
}

function joined(person: PersonName): string {
  return person.key.replaceAll(' ', '')
}

function sameWords(a: PersonName, b: PersonName): boolean {
  if (a.key.length !== b.key.length || a.given.length === 0) return false
  return a.key.split(' ').toSorted().join(' ') === b.key.split(' ').toSorted().join(' ')
}

function familyMatch(a: PersonName, b: PersonName): 'equal' | 'spelling' | null {
  if (a.given.length === 0 || b.given.length === 0) return null
  if (a.family === b.family || a.family.replaceAll(' ', '') === b.family.replaceAll(' ', '')) return 'equal'
  if (a.family.endsWith(` ${b.family}`) || b.family.endsWith(` ${a.family}`)) return 'equal'
  const long = Math.min(a.family.length, b.family.length) >= shortestForSlip
  return long && (withinOneSlip(a.family, b.family) || isTranscribed(a.family, b.family)) ? 'spelling' : null
}

/** "Turgenev" and "Turgenjew": the same sounds, written by two languages. The first letters sound alike. */
function isTranscribed(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > mostTranscribed) return false
  const [first, second] = [spellingSkeleton(a), spellingSkeleton(b)]
  return first.charCodeAt(0) === second.charCodeAt(0) && first.length >= shortestForSlip && withinOneSlip(first, second)
}

/** "Tschechow" is this much longer than "Cechov". */
const mostTranscribed = 4

/** A name of one word ("pirateaba", "Voltaire") allows a slip, never a family name alone. */
function nameOfOneWord(a: PersonName, b: PersonName): 'spelling' | null {
  if (a.given.length > 0 || b.given.length > 0) return null
  return Math.min(a.key.length, b.key.length) > shortestForSlip && withinOneSlip(a.key, b.key) ? 'spelling' : null
}

/** The first given name has to fit; of the middle names the shorter list has to be found in the longer one. */
function givenMatch(a: readonly string[], b: readonly string[]): keyof typeof certainty | null {
  let initials = false
  let spelling = false
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  let at = 0
  for (const [index, word] of short.entries()) {
    if (index > 0) at = nextFit(word, long, at)
    const fit = wordFit(word, long[at] ?? '')
    if (fit === null) return runTogether(a, b) ?? (index === 0 ? calledByMiddleName(short, long) : null)
    if (fit === 'initials') initials = true
    if (fit === 'spelling') spelling = true
    at++
  }
  if (spelling) return 'spelling'
  return initials ? 'initials' : short.length === long.length ? 'equal' : 'middle'
}

/** "W. Somerset Maugham" is called Somerset: the first name is an initial that the other record leaves out. */
function calledByMiddleName(short: readonly string[], long: readonly string[]): 'middle' | null {
  const called = short.length === 1 && long.length > 1 && long[0]?.length === 1 ? short[0] : undefined
  return called !== undefined && called.length > 1 && called === long[1] ? 'middle' : null
}

/** Steps over middle names that the shorter list leaves out. */
function nextFit(word: string, long: readonly string[], from: number): number {
  let at = from
  while (at < long.length - 1 && wordFit(word, long[at] ?? '') === null) at++
  return at
}

function wordFit(a: string, b: string): 'equal' | 'initials' | 'spelling' | null {
  if (a === '' || b === '') return null
  if (a === b) return 'equal'
  if ((a.length === 1 || b.length === 1) && a[0] === b[0]) return 'initials'
  if (isSameGivenName(a, b)) return 'spelling'
  if (Math.min(a.length, b.length) >= shortestForSlip && withinOneSlip(a, b)) return 'spelling'
  return Math.min(a.length, b.length) >= shortestTranscribed && spellingSkeleton(a) === spellingSkeleton(b)
    ? 'spelling'
    : null
}

/** "Ivan" and "Iwan". */
const shortestTranscribed = 4

/** "Jean-Paul" and "Jeanpaul", "J R R" and "Jrr". */
function runTogether(a: readonly string[], b: readonly string[]): 'equal' | null {
  return a.join('') === b.join('') ? 'equal' : null
}
