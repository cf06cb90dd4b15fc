import { expect, it } from 'vitest'
import { canonOf } from './title-canon.ts'

it.each([
  ['Nineteen Eighty-Four', '1984'],
  ['Twenty Thousand Leagues Under the Sea', '20,000 Leagues Under the Sea'],
  ['The One Hundred and One Dalmatians', '101 Dalmatians'],
  ['Capital in the Twenty-First Century', 'Capital in the 21st Century'],
  ['Slaughterhouse-Five', 'Slaughterhouse 5'],
  ['The Seven and a Half Deaths of Evelyn Hardcastle', 'The 7 1/2 Deaths of Evelyn Hardcastle'],
  ['One Hundred Years of Solitude', '100 Years of Solitude'],
  ['Two Hundred and Twenty-One Baker Streets', '221 Baker Streets'],
])('"%s" and "%s" have one canonical form', (a, b) => {
  expect(canonOf(a)).toBe(canonOf(b))
})

it.each([
  ['Catch-22', 'Catch-23'],
  ['Twenty-One', 'Twenty and One'],
  ['Three Men in a Boat', 'Four Men in a Boat'],
  ['First Blood', 'Second Blood'],
])('"%s" and "%s" have not', (a, b) => {
  expect(canonOf(a)).not.toBe(canonOf(b))
})
