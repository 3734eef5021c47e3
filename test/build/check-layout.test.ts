import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checkLayout } from '../../build/check-layout.ts'

test('a stray folder and a missing one are both named', () => {
  const root = mkdtempSync(join(tmpdir(), 'hub-layout-'))
  for (const folder of ['electron', 'renderer', 'shared', 'db', 'build', 'utils', 'node_modules'])
    mkdirSync(join(root, folder))
  for (const file of ['package.json', 'tsconfig.json', 'README.md', '.gitignore']) writeFileSync(join(root, file), '')
  expect(checkLayout(root)).toEqual(['utils does not belong at the top level', 'test is missing at the top level'])
  rmSync(root, { recursive: true })
})
