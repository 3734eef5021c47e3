// Which folder may import which: DESIGN, "The house". renderer → shared; db → shared; electron → shared, db.

/** One folder may import only the named others of ours. */
function mayImport(folder, others, comment) {
  const allowed = [folder, ...others].join('|')
  return {
    name: `${folder}-imports`,
    comment,
    severity: 'error',
    from: { path: `^${folder}/` },
    to: { path: '^(shared|db|electron|renderer|build|test)/', pathNot: `^(${allowed})/` },
  }
}

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    mayImport('shared', [], 'shared is what both sides speak: it imports nothing of ours.'),
    mayImport('renderer', ['shared'], 'What people see knows shared/api and nothing behind it.'),
    mayImport('db', ['shared'], 'The store knows no shell and no screen.'),
    mayImport('electron', ['shared', 'db'], 'The shells carry requests to the store; they know no screen.'),
    mayImport('build', ['shared', 'db', 'electron'], 'Scripts know no test.'),
    {
      name: 'pure-sides-no-node',
      comment: 'shared and renderer run where there is no Node.',
      severity: 'error',
      from: { path: '^(shared|renderer)/', pathNot: '\\.config\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'pure-sides-no-native',
      comment: 'The window and the shared words never load the store, the shell or its keys.',
      severity: 'error',
      from: { path: '^(shared|renderer)/' },
      to: { path: 'node_modules/(better-sqlite3|kysely|electron|@node-rs|electron-log)/' },
    },
    {
      name: 'shared-few-packages',
      comment: 'shared is pure: no DOM library, no framework.',
      severity: 'error',
      from: { path: '^shared/' },
      to: { path: 'node_modules/(react|react-dom|zustand|echarts|react-[^/]+)/' },
    },
    {
      name: 'store-no-shell',
      comment: 'The store runs under Node, Electron or a test alike.',
      severity: 'error',
      from: { path: '^db/' },
      to: { path: 'node_modules/(electron|react|react-dom|zustand|echarts)/' },
    },
    {
      name: 'no-cycle-at-run-time',
      comment: 'Two files that need each other are one file, or lack a third.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'resolvable',
      comment: 'Every import must be found.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.cjs', '.mjs', '.json'],
    },
  },
}
