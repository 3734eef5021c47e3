import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { buildHub } from '../../build/build-hub.ts'
import { projectFolder } from '../../build/project-folder.ts'

test('what a test runner builds is what people run: React without its checks for developers', async () => {
  await buildHub({ force: false })
  const assets = join(projectFolder, 'dist', 'renderer', 'assets')
  const scripts = (await readdir(assets)).filter((name) => name.endsWith('.js'))
  expect(scripts).not.toEqual([])
  for (const name of scripts) expect(await readFile(join(assets, name), 'utf8')).not.toContain('jsxDEV')
}, 120_000)
