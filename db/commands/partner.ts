import type { ParsedInputOf } from '../../shared/api.ts'
import type { PartnerValues, partnerFields } from '../../shared/domain/partner.ts'
import * as events from '../../shared/events/partner.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { append, notFound, type Writing } from '../log/write.ts'
import { statement } from '../sql.ts'
import { changesOver } from './staff.ts'

export function addPartner(tx: Writing, input: ParsedInputOf<'partner.add'>): Result<null> {
  const { partnerId, ...values } = input
  append(tx, partnerId, events.partnerAdded, values)
  return ok(null)
}

export function changePartner(tx: Writing, input: ParsedInputOf<'partner.change'>): Result<null> {
  if (!partnerById.get(tx, { partnerId: input.partnerId })) return notFound('That partner')
  const changes = changesOver(tx, input.partnerId, input.changes)
  if (Object.keys(changes).length === 0) return fail('invalid', 'Nothing was changed.')
  append(tx, input.partnerId, events.partnerChanged, { changes: changes as never })
  return ok(null)
}

export function removePartner(tx: Writing, input: ParsedInputOf<'partner.remove'>): Result<null> {
  if (!partnerById.get(tx, { partnerId: input.partnerId })) return notFound('That partner')
  append(tx, input.partnerId, events.partnerRemoved, { reason: input.reason })
  return ok(null)
}

/** A partner of which only the name and what it takes is known. */
export function newPartner(name: string, takes: PartnerValues['takes']): PartnerValues {
  const empty = { area: '', hours: '', contactName: '', telephone: '', email: '', zipPassphrase: '', notes: '' }
  const fields: Record<keyof typeof partnerFields, unknown> = { ...empty, name, takes, languages: [], receives: 'zip' }
  return fields as PartnerValues
}

const partnerById = statement<{ partnerId: string }>()((k, p) =>
  k.selectFrom('partner').select('partner_id').where('partner_id', '=', p.partnerId),
)
