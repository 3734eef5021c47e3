import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { sampleFolderOf, startOptions } from '../../electron/start-options.ts'

test('the store is where the person says', () => {
  expect(startOptions(['electron', '.', '--store', 'here'], {}).store).toBe(resolve('here'))
  expect(startOptions(['electron', '.', '--store=here'], {}).store).toBe(resolve('here'))
  expect(startOptions(['electron', '.'], { HUB_STORE: 'there' }).store).toBe(resolve('there'))
  expect(startOptions(['electron', '.', '--store', 'here'], { HUB_STORE: 'there' }).store).toBe(resolve('here'))
  expect(startOptions(['electron', '.', '--no-sandbox'], {}).store).toBeNull()
})

test('after --cli, all words are the command’s own', () => {
  const options = startOptions(['hub', '--cli', 'verify', '--store', 'here'], {})
  expect(options).toEqual({ store: null, commandLine: ['verify', '--store', 'here'] })
})

test('the sample hub lies beside the real one', () => {
  expect(sampleFolderOf(resolve('data', 'store'))).toBe(resolve('data', 'store-sample'))
})
