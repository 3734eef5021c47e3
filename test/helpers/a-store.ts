import { randomBytes } from 'node:crypto'
import { onTestFinished } from 'vitest'
import type { DatabaseKey } from '../../db/keyring.ts'
import { closeStore, createStore, type OpenStore, openStore } from '../../db/store.ts'
import type { Result } from '../../shared/result.ts'
import { fixedSurroundings } from './fixed-surroundings.ts'

export function aKey(): DatabaseKey {
  return new Uint8Array(randomBytes(32)) as DatabaseKey
}

/** The value of a result that must be good. */
export function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`)
  return result.value
}

export function codeOf(result: Result<unknown>): string {
  return result.ok ? 'ok' : result.error.code
}

export function messageOf(result: Result<unknown>): string {
  return result.ok ? '' : result.error.message
}

/** A new store on the disk, encrypted, and how to open it again. Whatever is open at the end of the test is closed. */
export function aStoreIn(folder: string, key = aKey()) {
  const surroundings = fixedSurroundings()
  const open = new Set<OpenStore>()
  const close = (store: OpenStore) => {
    if (open.delete(store)) closeStore(store)
  }
  onTestFinished(() => {
    for (const store of open) close(store)
  })
  const remember = (result: Result<OpenStore>) => {
    if (result.ok) open.add(result.value)
    return result
  }
  const store = value(remember(createStore({ folder, key, surroundings })))
  return {
    folder,
    key,
    surroundings,
    store,
    close,
    reopen: (readOnly = false) => remember(openStore({ folder, key, surroundings, readOnly })),
  }
}
