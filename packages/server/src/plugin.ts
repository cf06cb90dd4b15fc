// What a plugin is written with, for plugins that know only the server package.
export { definePlugin, defineService, defineTask, optional } from '@shelfhand/tasks'
export type { Plugin, PluginDefinition, Service, Task, TaskContext, TaskDefinition } from '@shelfhand/tasks'
export { audible, audiobookshelf, googleBooks } from '@shelfhand/tasks/builtin'
