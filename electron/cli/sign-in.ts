import { samplePassphrase } from '../../db/jobs/make-sample.ts'
import type { StaffId } from '../../shared/domain/ids.ts'
import type { Session } from '../../shared/domain/session.ts'
import type { HubLine } from './hub-line.ts'
import { givenPassphrase, readPassphrase } from './read-passphrase.ts'
import { Refused } from './refused.ts'

export interface SignInOptions {
  /** A name, or an id; needless while only one person can sign in here. */
  readonly staff: string | undefined
  readonly passphraseFile: string | undefined
}

export interface SignedIn {
  readonly session: Session
  readonly passphrase: string
}

/** Signs in with a passphrase of its own, also where a window has the store open. Throws `Refused`. */
export async function signIn(hub: HubLine, options: SignInOptions): Promise<SignedIn> {
  const { staffId, passphrase } = await whoIsIt(hub, options)
  const session = await hub.ask('session.signIn', { staffId, passphrase })
  return { session, passphrase }
}

/** Finds out who is at the command line, and reads their passphrase. Throws `Refused`. */
export async function whoIsIt(
  hub: HubLine,
  { staff, passphraseFile }: SignInOptions,
): Promise<{ staffId: StaffId; passphrase: string }> {
  const status = await hub.ask('store.status', {})
  if (status.state === 'none') throw new Refused('There is no hub in this folder. Make one with: hub init', 'noStore')
  if (status.state === 'refused') throw new Refused(status.message)
  const wanted = staff || process.env.HUB_STAFF || undefined
  const found = wanted === undefined ? status.staff : status.staff.filter((one) => isNamed(one, wanted))
  const [one, ...others] = found
  const names = status.staff.map(({ name }) => name).join(', ')
  if (one === undefined) {
    throw new Refused(`${wanted ?? 'Nobody'} cannot sign in on this computer. Those who can: ${names}.`)
  }
  if (others.length > 0) throw new Refused(`Say who you are with --staff NAME or HUB_STAFF: ${names}.`)
  const source = { file: passphraseFile, variable: 'HUB_PASSPHRASE', prompt: `Passphrase of ${one.name}` }
  // The sample's passphrase is no secret: everybody in it is invented.
  const given = await givenPassphrase(source)
  const passphrase = given ?? (status.sample ? samplePassphrase : await readPassphrase(source))
  return { staffId: one.staffId, passphrase }
}

function isNamed(one: { readonly staffId: string; readonly name: string }, wanted: string): boolean {
  return one.staffId === wanted || one.name.toLowerCase() === wanted.trim().toLowerCase()
}
