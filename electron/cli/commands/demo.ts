import type { HubLine } from '../hub-line.ts'
import { givenPassphrase } from '../read-passphrase.ts'
import { Refused } from '../refused.ts'

export const demoScenarios = ['kingston', 'small'] as const

export interface DemoOptions {
  readonly scenario: (typeof demoScenarios)[number]
  readonly seed: number
  readonly passphraseFile: string | undefined
}

export interface DemoPlayed {
  /** Who signs in to it. */
  readonly staff: string
  /** The sample's usual passphrase, which is no secret; left out where one was given, which then holds instead. */
  readonly passphrase?: string
  readonly commands: number
}

/** Plays a scenario through the real commands into an empty folder; the same seed plays the same. */
export async function demo(hub: HubLine, { scenario, seed, passphraseFile }: DemoOptions): Promise<DemoPlayed> {
  const status = await hub.ask('store.status', {})
  if (status.state !== 'none') throw new Refused('There is a hub in this folder already. Nothing was changed.')
  const own = await givenPassphrase({ file: passphraseFile, variable: 'HUB_PASSPHRASE' })
  const { staff, passphrase, commands } = await hub.ask('hub.demo', { scenario, seed })
  if (own === null) return { staff, passphrase, commands }
  const made = await hub.ask('store.status', {})
  const administrator = made.state === 'locked' || made.state === 'open' ? made.staff[0] : undefined
  if (administrator === undefined) throw new Refused('The sample was played, but nobody can sign in to it.')
  await hub.ask('session.signIn', { staffId: administrator.staffId, passphrase })
  await hub.ask('session.changePassphrase', { old: passphrase, new: own })
  return { staff, commands }
}
