import { defineConfig } from '@shelfhand/server'
import { builtin } from '@shelfhand/tasks/builtin'

// Keys and passwords come from the environment (shelfhand.env), so that this file can be kept in version control.
export default defineConfig({
  data: '/var/lib/shelfhand',
  plugins: [builtin()],
  tasks: {
    'library-sync': { pageSize: 200 },
    'series-completion': { minimumBooks: 3, language: 'en', includeNovellas: false },
  },
})
