/** The arrows between the parts. A test plants a violation of each and sees it caught. */
const outside = (package_) => `^packages/${package_}/src`

module.exports = {
  forbidden: [
    {
      name: 'no-circles',
      comment: 'A circle has no first part to read.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'clients-know-only-themselves',
      severity: 'error',
      from: { path: outside('clients') },
      to: { path: '^packages/(domain|tasks|server)/|^@shelfhand/' },
    },
    {
      name: 'domain-knows-only-itself',
      severity: 'error',
      from: { path: outside('domain') },
      to: { path: '^packages/(clients|tasks|server)/|^@shelfhand/' },
    },
    {
      name: 'tasks-do-not-know-the-server',
      severity: 'error',
      from: { path: outside('tasks') },
      to: { path: '^packages/server/|^@shelfhand/server' },
    },
    {
      name: 'discovery-imports-nothing',
      comment: 'No ORM, no HTTP, no clock, no Node: it runs in a browser and a worker.',
      severity: 'error',
      from: { path: '^packages/domain/src/discovery/', pathNot: '\\.test\\.ts$' },
      to: { pathNot: '^packages/domain/src/discovery/' },
    },
    {
      name: 'entities-do-not-know-queries',
      severity: 'error',
      from: { path: '^packages/domain/src/entities/' },
      to: { path: '^packages/domain/src/(queries|sqlite|postgresql|migrations)' },
    },
    {
      name: 'queries-do-not-know-drivers',
      severity: 'error',
      from: { path: '^packages/domain/src/queries/', pathNot: '\\.test\\.ts$' },
      to: { path: '^packages/domain/src/(sqlite|postgresql)|@mikro-orm/(sqlite|postgresql)' },
    },
    {
      name: 'clients-use-web-apis',
      comment: 'The clients run wherever fetch does; only a socket may need Node.',
      severity: 'error',
      from: { path: '^packages/clients/src/', pathNot: '(\\.test\\.ts$|/testing/|__fixtures__)' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'clients-do-not-know-each-other',
      severity: 'error',
      from: { path: '^packages/clients/src/(?!(?:core|testing)/)([^/]+)/', pathNot: '\\.test\\.ts$' },
      to: { path: '^packages/clients/src/(?!core/)[^/]+/', pathNot: '^packages/clients/src/$1/' },
    },
    {
      name: 'no-tests-in-sources',
      severity: 'error',
      from: { path: '^packages/[^/]+/src/', pathNot: '(\\.test\\.ts$|/testing/)' },
      to: { path: '\\.test\\.ts$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules|/dist/' },
    exclude: { path: '/dist/|__fixtures__' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['@shelfhand/source', 'import', 'node', 'default', 'types'],
    },
  },
}
