import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { storePaths } from '../../../db/store-paths.ts'
import { SiteId, type StaffId } from '../../../shared/domain/ids.ts'
import type { HubLine } from '../hub-line.ts'
import { readPassphrase } from '../read-passphrase.ts'
import { Refused } from '../refused.ts'

export interface InitOptions {
  readonly folder: string
  readonly hub: string
  readonly staff: string
  readonly passphraseFile: string | undefined
}

export interface Made {
  readonly site: SiteId
  readonly staff: StaffId
  readonly recoveryKey: string
}

/** Makes a hub, with its first administrator. Throws `Refused` where there is one already. */
export async function init(hub: HubLine, { folder, hub: hubName, staff, passphraseFile }: InitOptions): Promise<Made> {
  const status = await hub.ask('store.status', {})
  if (status.state !== 'none') throw new Refused('There is a hub in this folder already. Nothing was changed.')
  const passphrase = await readPassphrase({
    file: passphraseFile,
    variable: 'HUB_PASSPHRASE',
    prompt: `A passphrase for ${staff}, of at least 12 characters`,
  })
  const { recoveryKey, session } = await hub.ask('hub.setUp', { hubName, staffName: staff, passphrase })
  return { site: await siteOf(folder), staff: session.staffId, recoveryKey }
}

const SiteFile = z.object({ site: SiteId })

async function siteOf(folder: string): Promise<SiteId> {
  return SiteFile.parse(JSON.parse(await readFile(storePaths(folder).site, 'utf8'))).site
}
