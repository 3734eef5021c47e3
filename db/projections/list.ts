import type { PayloadOf } from '../../shared/events/index.ts'
import { listClosed, listCreated, listMembersAdded, listShared } from '../../shared/events/list.ts'
import type { WritableStore } from '../handles.ts'
import { statement } from '../sql.ts'
import type { ProjectedEvent } from './projected-event.ts'
import { type Touched, touchList } from './touched.ts'

/** Call lists: members are frozen when a list is made; the latest share for a list and a resident holds. */
export function applyToList(tx: WritableStore, event: ProjectedEvent, touched: Touched): void {
  touched.tables.add('list')
  const listId = event.stream_id
  switch (event.type) {
    case listCreated.type: {
      const payload = event.read as PayloadOf<typeof listCreated>
      insertList.run(tx, { listId, closed: 0 })
      showList.run(tx, {
        listId,
        name: payload.name,
        rule: payload.rule,
        at: event.at,
        hlc: event.hlc,
        by: event.actor,
      })
      touchList(touched, listId, null)
      break
    }
    case listMembersAdded.type: {
      const payload = event.read as PayloadOf<typeof listMembersAdded>
      payload.residents.forEach((residentId, index) => {
        insertMember.run(tx, { listId, residentId, position: payload.from + index })
      })
      touchList(touched, listId, payload.residents)
      break
    }
    case listShared.type: {
      const payload = event.read as PayloadOf<typeof listShared>
      for (const residentId of payload.residents) {
        putShare.run(tx, { listId, residentId, handler: payload.handler, hlc: event.hlc, site: event.site })
      }
      touchList(touched, listId, payload.residents)
      break
    }
    case listClosed.type:
      insertList.run(tx, { listId, closed: 1 })
      markClosed.run(tx, { listId })
      touchList(touched, listId, null)
      break
  }
}

const insertList = statement<{ listId: string; closed: number }>()((k, p) =>
  k
    .insertInto('list')
    .values({
      list_id: p.listId,
      name: '',
      rule: null,
      created_at: '',
      created_hlc: '',
      created_by: '',
      closed: p.closed,
    })
    .onConflict((c) => c.doNothing()),
)
const showList = statement<{
  listId: string
  name: string
  rule: string | null
  at: string
  hlc: string
  by: string
}>()((k, p) =>
  k
    .updateTable('list')
    .set({ name: p.name, rule: p.rule, created_at: p.at, created_hlc: p.hlc, created_by: p.by })
    .where('list_id', '=', p.listId),
)
const markClosed = statement<{ listId: string }>()((k, p) =>
  k.updateTable('list').set({ closed: 1 }).where('list_id', '=', p.listId),
)
const insertMember = statement<{ listId: string; residentId: string; position: number }>()((k, p) =>
  k
    .insertInto('list_member')
    .values({ list_id: p.listId, resident_id: p.residentId, position: p.position })
    .onConflict((c) =>
      c
        .columns(['list_id', 'resident_id'])
        .doUpdateSet({ position: p.position })
        .where('list_member.position', '>', p.position),
    ),
)
const putShare = statement<{ listId: string; residentId: string; handler: string | null; hlc: string; site: string }>()(
  (k, p) =>
    k
      .insertInto('list_share')
      .values({ list_id: p.listId, resident_id: p.residentId, handler: p.handler, hlc: p.hlc, site: p.site })
      .onConflict((c) =>
        c
          .columns(['list_id', 'resident_id'])
          .doUpdateSet({ handler: p.handler, hlc: p.hlc, site: p.site })
          .where((e) =>
            e.or([
              e('list_share.hlc', '<', p.hlc),
              e.and([e('list_share.hlc', '=', p.hlc), e('list_share.site', '<', p.site)]),
            ]),
          ),
      ),
)
