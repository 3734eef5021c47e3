import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { checkImports } from '../../build/check-imports.ts'

const project = resolve(import.meta.dirname, '../..')
let root: string

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'hub-imports-')))
  cpSync(join(project, 'tsconfig.json'), join(root, 'tsconfig.json'))
  symlinkSync(join(project, 'node_modules'), join(root, 'node_modules'), 'junction')
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

function house(files: Record<string, string>): string {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  return root
}

const wrong: [name: string, rule: string, files: Record<string, string>][] = [
  [
    'the window reaching into the store',
    'renderer-imports',
    { 'renderer/a.tsx': "import { b } from '../db/b.ts'\nexport const a = b\n", 'db/b.ts': 'export const b = 1\n' },
  ],
  [
    'the window reaching into the store for a type alone',
    'renderer-imports',
    { 'renderer/a.ts': "import type { B } from '../db/b.ts'\nexport type A = B\n", 'db/b.ts': 'export type B = 1\n' },
  ],
  [
    'the store knowing its shell',
    'db-imports',
    {
      'db/a.ts': "import { b } from '../electron/b.ts'\nexport const a = b\n",
      'electron/b.ts': 'export const b = 1\n',
    },
  ],
  [
    'a shell knowing a screen',
    'electron-imports',
    {
      'electron/a.ts': "import { b } from '../renderer/b.ts'\nexport const a = b\n",
      'renderer/b.ts': 'export const b = 1\n',
    },
  ],
  [
    'shared reading a file',
    'pure-sides-no-node',
    { 'shared/a.ts': "import { readFileSync } from 'node:fs'\nexport const a = readFileSync\n" },
  ],
  [
    'the window using Node',
    'pure-sides-no-node',
    { 'renderer/a.ts': "import { join } from 'node:path'\nexport const a = join\n" },
  ],
  ['an import of nothing', 'resolvable', { 'db/a.ts': "import { b } from './absent.ts'\nexport const a = b\n" }],
]

test.each(wrong)('%s is found', async (_name, rule, files) => {
  const { faults } = await checkImports(house(files))
  expect(faults).toEqual([expect.stringMatching(new RegExp(`^${rule}: `))])
})

test('the permitted directions are permitted', async () => {
  const { files, faults } = await checkImports(
    house({
      'shared/s.ts': 'export const s = 1\n',
      'db/d.ts': "import { s } from '../shared/s.ts'\nexport const d = s\n",
      'electron/e.ts': "import { d } from '../db/d.ts'\nimport { s } from '../shared/s.ts'\nexport const e = d + s\n",
      'renderer/r.tsx': "import { s } from '../shared/s.ts'\nexport const r = s\n",
      'test/t.ts':
        "import { e } from '../electron/e.ts'\nimport { r } from '../renderer/r.tsx'\nexport const t = e + r\n",
    }),
  )
  expect(faults).toEqual([])
  expect(files).toBe(5)
})

test('nothing to read is a fault, not a success', async () => {
  const { faults } = await checkImports(house({ 'shared/readme.md': 'nothing\n' }))
  expect(faults).toContain('No TypeScript file was found')
})
