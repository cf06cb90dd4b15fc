import { z } from 'zod'
import type { Api, Signal } from './api.ts'
import { since } from './web-api-version.ts'

const Values = z.record(z.string(), z.unknown())

/**
 * A small store at the server for what clients want to keep, shared by all of them: 1 MiB in all; from 5.2.
 * Source: qBittorrent's Web API; there are no recordings of these routes.
 */
export function clientData(api: Api) {
  return {
    /** All values, or those of these keys; unknown ones are missing. */
    async load({ keys, signal }: { keys?: readonly string[] } & Signal = {}): Promise<Record<string, unknown>> {
      if (keys?.length === 0) return {}
      const fields = { keys: keys && JSON.stringify(keys) }
      return api.json('clientdata/load', Values, fields, { signal, since: since.newIn52 })
    },
    /** Sets these values and leaves the others; `null` takes one away. Throws `conflict` when there is no room. */
    store: (values: Record<string, unknown>, { signal }: Signal = {}): Promise<void> => {
      const says = { 409: 'the values are too large, or cannot be written' }
      const fields = { data: JSON.stringify(values) }
      return api.change('clientdata/store', fields, { signal, idempotent: true, since: since.newIn52, says })
    },
  }
}
