import { PluginList } from '../schemas/plugin.ts'
import { procedure, router } from '../trpc.ts'

export const pluginsRouter = router({
  list: procedure
    .meta({ route: 'GET /api/plugins', summary: 'The loaded plugins', scope: 'read', tag: 'Plugins' })
    .output(PluginList)
    .query(({ ctx }) => {
      const items = ctx.host.plugins().map(({ name, version, tasks, services }) => ({
        name,
        version,
        tasks: [...tasks],
        services: [...services],
      }))
      return { items, total: items.length }
    }),
})
