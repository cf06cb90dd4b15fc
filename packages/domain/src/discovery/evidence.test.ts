import { expect, it } from 'vitest'
import { evidence, evidenceTable, isEvidenceCode, sentenceOf } from './evidence.ts'

it('makes the sentence from the code and its details', () => {
  const made = evidence('series.equal_number', {
    fields: ['series'],
    weight: 0.5,
    details: { sequence: '3', series: 'The Expanse' },
  })
  expect(made).toEqual({
    code: 'series.equal_number',
    sentence: 'Both are number 3 of The Expanse.',
    fields: ['series'],
    weight: 0.5,
    details: { sequence: '3', series: 'The Expanse' },
  })
  expect(sentenceOf({ ...made, sentence: 'lost' })).toBe(made.sentence)
})

it('keeps the sentence of a code it does not know, and does not read a detail as a template', () => {
  expect(sentenceOf({ code: 'other.code', sentence: 'As it was.' })).toBe('As it was.')
  expect(evidence('title.equal', { details: { title: '{a} {b' } }).sentence).toBe('The titles are equal: "{a} {b".')
  expect(isEvidenceCode('toString')).toBe(false)
})

it('cuts long quotes', () => {
  expect(evidence('title.equal', { details: { title: 'x'.repeat(5_000) } }).sentence.length).toBeLessThan(200)
})

it('has one plain sentence for every code', () => {
  for (const [code, sentence] of evidenceTable()) {
    expect(code).toMatch(/^[a-z]+\.[a-z_]+$/)
    expect(sentence).toMatch(/^["{A-Z].*\.$/)
  }
})
