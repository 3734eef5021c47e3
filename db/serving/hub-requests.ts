import { existsSync, rmSync } from 'node:fs'
import type { StaffId } from '../../shared/domain/ids.ts'
import type { Session } from '../../shared/domain/session.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { restoreBackup } from '../backup.ts'
import { theMachine } from '../clock.ts'
import type { ScenarioName } from '../demo/scenarios.ts'
import { samplePassphrase, sampleSeed, sampleStaffName } from '../jobs/make-sample.ts'
import { forgetKey, openWithPassphrase, renameHub, viewKeyring } from '../keyring.ts'
import { storePaths } from '../store-paths.ts'
import { newId } from './new-id.ts'
import { type Asked, type OwnRequests, runCommand, signedIn } from './own-request.ts'
import { signIn } from './sign-in.ts'
import type { BackedUp } from './worker-messages.ts'

/** The hub as a whole: setting it up, the sample, backups. */
export const hubRequests = {
  'store.status': (_input, { host }) => host.status(),

  'hub.setUp': async (input, asked) => {
    const staffId = newId<StaffId>()
    const made = await asked.host.setUpHub(input, staffId)
    if (!made.ok) return made
    const { open } = asked.host
    const session = await signIn(asked, staffId, open ? ok(open) : notOpen, false)
    return session.ok ? ok({ recoveryKey: made.value.recoveryKey, session: session.value }) : session
  },

  'hub.trySample': async (_input, asked) => {
    const { realFolder, sampleFolder } = asked.host
    if (existsSync(storePaths(realFolder).keyring)) {
      return fail('storeExists', 'There is a real hub here: the sample is only for a computer that has none yet.')
    }
    if (!existsSync(storePaths(sampleFolder).keyring)) {
      const made = await playDemo(asked, sampleFolder, 'kingston', sampleSeed)
      if (!made.ok) return made
    }
    const session = await openSample(asked)
    return session.ok ? ok({ session: session.value }) : session
  },

  'hub.demo': async (input, asked) => {
    const made = await playDemo(asked, asked.host.realFolder, input.scenario, input.seed)
    if (!made.ok) return made
    return ok({ staff: sampleStaffName, passphrase: samplePassphrase, commands: made.value.commands })
  },

  'hub.leaveSample': async (_input, asked) => {
    const { host, line } = asked
    const status = host.status()
    if (!host.open || !status.ok || status.value.state !== 'open' || !status.value.sample) {
      return fail('notAllowed', 'This is a real hub, not the sample. Nothing was deleted.')
    }
    const { folder } = host.open
    line.endSession()
    await host.lock()
    if (host.open) return fail('conflict', 'Somebody else is still signed in to the sample. Nothing was deleted.')
    rmSync(folder, { recursive: true, force: true })
    return ok(null)
  },

  'hub.restore': (input, { host }) => {
    if (host.open) return fail('conflict', 'The hub is open and working: lock it before putting a backup back.')
    const { folder } = host
    const opened = openWithPassphrase({ ...input, folder, surroundings: theMachine })
    if (!opened.ok) return opened
    const restored = restoreBackup({ folder, key: opened.value.key, now: theMachine.now() })
    forgetKey(opened.value.key)
    return restored.ok ? ok({ from: restored.value.at }) : restored
  },

  'hub.change': async (input, asked) => {
    const changed = await runCommand<null>('hub.change', input, asked)
    if (changed.ok && input.name !== undefined && asked.host.open) renameHub(asked.host.open.folder, input.name)
    return changed
  },

  'hub.backUp': (_input, asked) => {
    const here = signedIn(asked)
    return here.ok ? asked.host.inThread<BackedUp>(here.value.open, { ask: 'backUp', replace: false }) : here
  },
} satisfies OwnRequests

async function playDemo({ host, line, jobId }: Asked, folder: string, scenario: ScenarioName, seed: number) {
  host.beginJob(jobId, line)
  const worker = host.startWorker(folder, 'long')
  try {
    return await worker.ask<{ staffId: StaffId; commands: number }>({ ask: 'demo', scenario, seed, jobId })
  } finally {
    host.endJob(jobId)
    await worker.stop()
  }
}

async function openSample(asked: Asked): Promise<Result<Session>> {
  const folder = asked.host.sampleFolder
  const view = viewKeyring(folder, theMachine)
  if (!view.ok) return view
  const staffId = view.value.staff[0]?.staffId
  if (staffId === undefined)
    return fail('noStore', 'The sample hub has nobody to sign in as. Delete its folder and try again.')
  const opened = openWithPassphrase({ folder, staffId, passphrase: samplePassphrase, surroundings: theMachine })
  if (!opened.ok) return opened
  return signIn(asked, staffId, await asked.host.openHub(folder, opened.value.key), false)
}

const notOpen = fail('unexpected', 'The hub was set up, but it could not be opened. Nothing is lost: sign in.')
