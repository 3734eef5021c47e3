import type { ParsedInputOf } from '../../shared/api.ts'
import type { HubId, PartnerId, SiteId, StaffId } from '../../shared/domain/ids.ts'
import { idOf } from '../../shared/domain/new-id.ts'
import * as events from '../../shared/events/hub.ts'
import { partnerAdded } from '../../shared/events/partner.ts'
import { staffAdded } from '../../shared/events/staff.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { append, notFound, type Writing } from '../log/write.ts'
import { hubOf } from '../queries/hub-settings.ts'
import { newPartner } from './partner.ts'
import { changesOver } from './staff.ts'
import { startingDirectory } from './starting-directory.ts'

export interface HubToCreate {
  readonly hubId: HubId
  readonly name: string
  readonly sample: boolean
  readonly machineName: string
  readonly administrator: { readonly staffId: StaffId; readonly name: string }
}

/** The first events of a hub: itself, this machine, its first administrator, and the starting directory of partners. */
export function createHub(tx: Writing, input: HubToCreate): Result<null> {
  if (hubOf(tx)) return fail('storeExists', 'There is a hub here already. Nothing was changed.')
  append(tx, input.hubId, events.hubCreated, { name: input.name, sample: input.sample })
  startSite(tx, input.hubId, input.machineName, null)
  append(tx, input.administrator.staffId, staffAdded, {
    name: input.administrator.name,
    role: 'administrator',
    languages: ['en'],
    hours: 0,
  })
  for (const { name, takes } of startingDirectory) {
    const partnerId = idOf(tx.surroundings.bytes(16)) as PartnerId
    append(tx, partnerId, partnerAdded, newPartner(name, [...takes]))
  }
  return ok(null)
}

/** Notes that this installation begins to write, and which earlier id of it this one succeeds. */
export function startSite(tx: Writing, hubId: string, machineName: string, succeeds: SiteId | null): void {
  append(tx, hubId, events.siteStarted, { site: tx.site, name: machineName, succeeds })
}

export function changeHub(tx: Writing, input: ParsedInputOf<'hub.change'>): Result<null> {
  const hub = hubOf(tx)
  if (!hub) return notFound('The hub')
  const changes = changesOver(tx, hub.hub_id, input)
  if (Object.keys(changes).length === 0) return fail('invalid', 'Nothing was changed.')
  append(tx, hub.hub_id, events.hubChanged, { changes: changes as never })
  return ok(null)
}
