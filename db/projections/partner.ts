import type { PayloadOf } from '../../shared/events/index.ts'
import { partnerAdded, partnerChanged, partnerRemoved } from '../../shared/events/partner.ts'
import type { WritableStore } from '../handles.ts'
import { statement } from '../sql.ts'
import { applyWritings, shownFields } from './fields.ts'
import type { ProjectedEvent } from './projected-event.ts'
import { asFirst } from './staff.ts'
import type { Touched } from './touched.ts'

/** Partner organisations. `details` holds every field as JSON; name and categories are columns of their own. */
export function applyToPartner(tx: WritableStore, event: ProjectedEvent, touched: Touched): void {
  touched.tables.add('partner')
  switch (event.type) {
    case partnerAdded.type:
      applyWritings(tx, event, asFirst(event.read as PayloadOf<typeof partnerAdded>))
      insertPartner.run(tx, { id: event.stream_id, active: 1 })
      break
    case partnerChanged.type:
      applyWritings(tx, event, (event.read as PayloadOf<typeof partnerChanged>).changes)
      insertPartner.run(tx, { id: event.stream_id, active: 1 })
      break
    case partnerRemoved.type:
      insertPartner.run(tx, { id: event.stream_id, active: 0 })
      markRemoved.run(tx, { id: event.stream_id })
      break
  }
  const fields = shownFields(tx, event.stream_id)
  showPartner.run(tx, {
    id: event.stream_id,
    name: String(fields.get('name') ?? ''),
    takes: JSON.stringify(fields.get('takes') ?? []),
    details: JSON.stringify(Object.fromEntries([...fields].sort(([a], [b]) => (a < b ? -1 : 1)))),
  })
}

const insertPartner = statement<{ id: string; active: number }>()((k, p) =>
  k
    .insertInto('partner')
    .values({ partner_id: p.id, name: '', takes: '[]', details: '{}', active: p.active })
    .onConflict((c) => c.doNothing()),
)
const markRemoved = statement<{ id: string }>()((k, p) =>
  k.updateTable('partner').set({ active: 0 }).where('partner_id', '=', p.id),
)
const showPartner = statement<{ id: string; name: string; takes: string; details: string }>()((k, p) =>
  k.updateTable('partner').set({ name: p.name, takes: p.takes, details: p.details }).where('partner_id', '=', p.id),
)
