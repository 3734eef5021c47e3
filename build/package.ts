import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { build, type CliOptions } from 'electron-builder'
import { packaging } from './electron-builder.ts'

// Packs the program for the system that this runs on: installers in release/.
//   --dir                  the unpacked program only, no installer
//   --electron-dist DIR    an Electron that is already on the disk, instead of fetching one
//   --output DIR           another place than release/
//   --no-build             what is in dist/ is fresh

const root = resolve(import.meta.dirname, '..')

const { values } = parseArgs({
  options: {
    dir: { type: 'boolean', default: false },
    'electron-dist': { type: 'string' },
    output: { type: 'string' },
    build: { type: 'boolean', default: true },
  },
  allowNegative: true,
})

if (values.build) {
  const { status } = spawnSync(process.execPath, [resolve(root, 'build/build.ts')], { cwd: root, stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}

const options: CliOptions = {
  projectDir: root,
  publish: 'never',
  dir: values.dir,
  config: {
    ...packaging,
    ...(values['electron-dist'] ? { electronDist: resolve(values['electron-dist']) } : {}),
    ...(values.output ? { directories: { ...packaging.directories, output: resolve(values.output) } } : {}),
  },
}

for (const path of await build(options)) console.log(path)
