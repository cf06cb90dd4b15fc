import { definePlugin } from '@shelfhand/tasks'
import { missingCovers } from './missing-covers.ts'

export { missingCovers } from './missing-covers.ts'
export { ntfy } from './ntfy.ts'

export default definePlugin({ name: 'shelfhand-plugin-covers', version: '1.0.0', tasks: [missingCovers] })
