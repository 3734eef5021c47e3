import type { HubLine } from '../hub-line.ts'
import { readPassphrase } from '../read-passphrase.ts'

/** Changes the passphrase of whoever is signed in: also the one-time passphrase that they were given. */
export async function changePassphrase(hub: HubLine, old: string): Promise<{ changed: true }> {
  const fresh = await readPassphrase({
    file: undefined,
    variable: 'HUB_NEW_PASSPHRASE',
    prompt: 'Your new passphrase, of at least 12 characters',
  })
  await hub.ask('session.changePassphrase', { old, new: fresh })
  return { changed: true }
}
