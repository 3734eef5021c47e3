import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { projectFolder } from '../../build/project-folder.ts'

const preflight = join(projectFolder, 'build', 'preflight.js')

function start(first: string, ...before: string[]) {
  const imports = [...before, pathToFileURL(first).href].flatMap((module) => ['--import', module])
  return spawnSync(process.execPath, [...imports, '--eval', 'console.log("went on")'], { encoding: 'utf8' })
}

test('on the Node that the project brings, the script goes on', () => {
  expect(start(preflight)).toMatchObject({ status: 0, stdout: 'went on\n', stderr: '' })
})

test('on an older Node it stops with a sentence that says what to do', () => {
  const older = 'data:text/javascript,Object.defineProperty(process,"versions",{value:{...process.versions,napi:"9"}})'
  const { status, stdout, stderr } = start(preflight, older)
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
  expect(stderr).toMatch(/^This runs on Node \S+, which is too old for the store\. .*npm ci.*\n$/)
})

test('where nothing is installed it says how to install', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hub-preflight-'))
  mkdirSync(join(folder, 'build'))
  copyFileSync(preflight, join(folder, 'build', 'preflight.js'))
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
  expect(start(join(folder, 'build', 'preflight.js'))).toMatchObject({
    status: 1,
    stdout: '',
    stderr: 'The packages are not installed. Run: npm ci\n',
  })
  rmSync(folder, { recursive: true })
})
