import { z } from 'zod'
import { path, redact, type Answer, type Http } from '../core/index.ts'
import { parseText } from './classify.ts'
import type { Signal } from './signal.ts'

/** What an indexer's test found. */
export interface IndexerTest {
  indexerId: number
  valid: boolean
  /** Prowlarr's own sentences, without what stands in the indexer's settings and without the queries of addresses. */
  failures: { field: string | null; message: string; warning: boolean }[]
}

const Whole = z.looseObject({
  id: z.int(),
  fields: z.array(z.object({ name: z.string(), value: z.unknown().optional() }).loose()).nullish(),
})
const Failures = z.array(
  z.object({
    propertyName: z.string().nullish(),
    errorMessage: z.string(),
    isWarning: z.boolean().nullish(),
    severity: z.string().nullish(),
  }),
)
const TestAll = z.array(z.object({ id: z.int(), isValid: z.boolean(), validationFailures: Failures.nullish() }))

/** A failed test is an answer and no error. */
const passing = (schema: z.ZodType) => ({
  classify: (answer: Answer) =>
    answer.status === 400 && schema.safeParse(parseText(answer.text())).success ? ({ ok: true } as const) : undefined,
  idempotent: true,
  // The site of the indexer was asked, and would be asked again.
  attempts: 1,
})

export function indexerTests(http: Http) {
  return {
    /** Tests one indexer as it is set up, which asks its site. */
    async test(id: number, { signal }: Signal = {}): Promise<IndexerTest> {
      const whole = await http.request('GET', path`/api/v1/indexer/${id}`, { schema: Whole, signal })
      const answer = await http.text('POST', '/api/v1/indexer/test', {
        body: { json: whole },
        ...passing(Failures.min(1)),
        signal,
      })
      const { data = [] } = Failures.safeParse(parseText(answer))
      return { indexerId: id, valid: data.length === 0, failures: toFailures(data, settingsOf(whole)) }
    },

    /** Tests every enabled indexer. */
    async testAll({ signal }: Signal = {}): Promise<IndexerTest[]> {
      const tests = await http.request('POST', '/api/v1/indexer/testall', {
        schema: TestAll,
        ...passing(TestAll),
        signal,
      })
      const failed = tests.some(({ validationFailures }) => validationFailures?.length)
      const schema = z.array(Whole)
      const wholes = failed ? await http.request('GET', '/api/v1/indexer', { schema, signal }) : []
      const settings = new Map(wholes.map((whole) => [whole.id, settingsOf(whole)]))
      return tests.map(({ id, isValid, validationFailures }) => ({
        indexerId: id,
        valid: isValid,
        failures: toFailures(validationFailures ?? [], settings.get(id) ?? []),
      }))
    },
  }
}

/** Texts of the settings, secrets among them; the longest first, as one may stand in another. */
function settingsOf({ fields }: z.output<typeof Whole>): string[] {
  const texts = (fields ?? []).flatMap(({ value }) => (typeof value === 'string' ? [value] : []))
  return texts.toSorted((one, other) => other.length - one.length)
}

function toFailures(wires: z.output<typeof Failures>, settings: readonly string[]): IndexerTest['failures'] {
  return wires.map((wire) => ({
    field: wire.propertyName || null,
    message: redact(wire.errorMessage, settings).replaceAll(/(?<=https?:\/\/[^\s?#]*)[?#]\S*/gi, '?<redacted>'),
    warning: wire.isWarning ?? wire.severity === 'warning',
  }))
}
