import covers from '@shelfhand/example-task-plugin'
import { defineConfig } from '@shelfhand/server'
import { builtin } from '@shelfhand/tasks/builtin'

export default defineConfig({
  plugins: [builtin(), covers],
  tasks: { 'missing-covers': { tellFrom: 5 } },
})
