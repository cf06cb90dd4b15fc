import { z } from 'zod'

const Work = z.object({ sequence: z.string().nullable(), title: z.string(), novella: z.boolean() })

/** What a check found for one series. */
const SeriesResult = z.object({
  id: z.int(),
  name: z.string(),
  /** Works of the series that something owned covers. */
  owned: z.int(),
  /** Released works of the series; null when no complete answer says. */
  total: z.int().nullable(),
  missing: z.array(Work),
  /** Works that may be missing: no complete answer lists them. */
  unknown: z.array(Work),
  /** Whether the source's answer was complete, and why it was not. */
  complete: z.boolean(),
  reason: z.string().nullable(),
})

/** What a run of series-completion leaves in its report under `result`. */
export const SeriesCompletionResult = z.object({ checkedAt: z.string(), series: z.array(SeriesResult) })

export type WorkResult = z.output<typeof Work>
export type SeriesResult = z.output<typeof SeriesResult>
export type SeriesCompletionResult = z.output<typeof SeriesCompletionResult>
