import { remembered } from './remembered.ts'

/** How languages write the sounds of names from other scripts; longer spellings first. */
const spellings: readonly (readonly [RegExp, string])[] = [
  [/shch|schtsch|chtch|sjtsj/g, 'sh'],
  [/tsch|tch|tsj|ch|cz|kh/g, 'h'],
  [/sch|sj/g, 'sh'],
  [/zh|sh/g, 's'],
  [/ts|tz/g, 'z'],
  [/w/g, 'v'],
  [/ph|ff/g, 'f'],
  [/ou/g, 'u'],
  [/[jy]/g, 'i'],
  [/ii+/g, 'i'],
  [/ck|q|c/g, 'k'],
  [/x/g, 'ks'],
  [/([a-z])\1/g, '$1'],
]

/** One wanted author is compared with those of many records. */
const mostRemembered = 1_000

/**
 * A folded name in a form that is equal or nearly so for the spellings of several languages: "turgenjew" and "turgenev",
 * "tschechow" and "chekhov", "tolstoi" and "tolstoy". Only for names that are compared as a whole.
 */
export const spellingSkeleton = remembered((folded) => {
  let text = folded
  for (const [spelling, plain] of spellings) text = text.replace(spelling, plain)
  return text
}, mostRemembered)
