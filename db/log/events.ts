import { statement } from '../sql.ts'
import type { StoredEvent } from './stored-event.ts'

/** The statements by which the log is written and read; nothing else touches the table. */

export const insertEvent = statement<StoredEvent>()((k, p) =>
  k.insertInto('event').values({
    site: p.site,
    seq: p.seq,
    hlc: p.hlc,
    at: p.at,
    command: p.command,
    stream: p.stream,
    stream_id: p.stream_id,
    type: p.type,
    version: p.version,
    actor: p.actor,
    payload: p.payload,
    salt: p.salt,
    payload_hash: p.payload_hash,
    prev_hash: p.prev_hash,
    hash: p.hash,
  }),
)

export const insertWaitingEvent = statement<StoredEvent>()((k, p) =>
  k
    .insertInto('waiting_event')
    .values({
      site: p.site,
      seq: p.seq,
      hlc: p.hlc,
      at: p.at,
      command: p.command,
      stream: p.stream,
      stream_id: p.stream_id,
      type: p.type,
      version: p.version,
      actor: p.actor,
      payload: p.payload,
      salt: p.salt,
      payload_hash: p.payload_hash,
      prev_hash: p.prev_hash,
      hash: p.hash,
    })
    .onConflict((c) => c.doNothing()),
)

export const nextWaiting = statement<{ site: string; seq: number }>()((k, p) =>
  k.selectFrom('waiting_event').selectAll().where('site', '=', p.site).where('seq', '=', p.seq),
)
export const dropWaiting = statement<{ site: string; seq: number }>()((k, p) =>
  k.deleteFrom('waiting_event').where('site', '=', p.site).where('seq', '<=', p.seq),
)

export const eventsOfStream = statement<{ streamId: string }>()((k, p) =>
  k.selectFrom('event').selectAll().where('stream_id', '=', p.streamId).orderBy('hlc').orderBy('site'),
)

export const eventsOfCommand = statement<{ command: string }>()((k, p) =>
  k.selectFrom('event').selectAll().where('command', '=', p.command).orderBy('hlc').orderBy('site'),
)

export const eventsOfSite = statement<{ site: string; after: number }>()((k, p) =>
  k.selectFrom('event').selectAll().where('site', '=', p.site).where('seq', '>', p.after).orderBy('seq').limit(2000),
)

export const blankStream = statement<{ streamId: string; keep: string }>()((k, p) =>
  k
    .updateTable('event')
    .set({ payload: null, salt: null })
    .where('stream_id', '=', p.streamId)
    .where('type', '!=', p.keep),
)

/** Events of the stream that wait for those between are blanked too. */
export const blankWaiting = statement<{ streamId: string; keep: string }>()((k, p) =>
  k
    .updateTable('waiting_event')
    .set({ payload: null, salt: null })
    .where('stream_id', '=', p.streamId)
    .where('type', '!=', p.keep),
)

/** What this machine answered to commands that wrote to this stream alone may hold words of it: a telephone number. */
export const forgetResults = statement<{ streamId: string; keep: string; result: string }>()((k, p) =>
  k
    .updateTable('command_result')
    .set({ result: p.result })
    .where(
      'command',
      'in',
      k.selectFrom('event').select('command').where('stream_id', '=', p.streamId).where('type', '!=', p.keep),
    )
    .where((e) =>
      e.not(
        e.exists(
          e
            .selectFrom('event')
            .select('seq')
            .whereRef('event.command', '=', 'command_result.command')
            .where('stream_id', '!=', p.streamId),
        ),
      ),
    ),
)

export const hashOf = statement<{ site: string; seq: number }>()((k, p) =>
  k.selectFrom('event').select('hash').where('site', '=', p.site).where('seq', '=', p.seq),
)

export const headOf = statement<{ site: string }>()((k, p) =>
  k.selectFrom('site_head').selectAll().where('site', '=', p.site),
)
export const allHeads = statement()((k) => k.selectFrom('site_head').selectAll().orderBy('site'))
export const greatestClock = statement()((k) => k.selectFrom('site_head').select((e) => e.fn.max('hlc').as('hlc')))
export const putHead = statement<{ site: string; seq: number; hlc: string; hash: Uint8Array }>()((k, p) =>
  k
    .insertInto('site_head')
    .values({ site: p.site, seq: p.seq, hlc: p.hlc, hash: p.hash })
    .onConflict((c) => c.column('site').doUpdateSet({ seq: p.seq, hlc: p.hlc, hash: p.hash })),
)
