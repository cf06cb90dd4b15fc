import { z } from 'zod'

const Plugin = z
  .object({
    name: z.string(),
    version: z.string(),
    tasks: z.array(z.string()).describe('Ids of its tasks.'),
    services: z.array(z.string()).describe('Ids of the services it uses.'),
  })
  .meta({ id: 'Plugin' })

export const PluginList = z.object({ items: z.array(Plugin), total: z.int() }).meta({ id: 'PluginList' })
