import type { SelectQueryBuilder } from 'kysely'
import type { InputOf, OutputOf, Page } from '../../shared/api.ts'
import type { DuplicatePair, DuplicateSide } from '../../shared/domain/identity.ts'
import type { ResidentId } from '../../shared/domain/ids.ts'
import type { Instant } from '../../shared/domain/time.ts'
import type { samePerson } from '../../shared/events/identity.ts'
import { type PayloadOf, readPayload } from '../../shared/events/index.ts'
import type { ReadableStore } from '../handles.ts'
import { eventsOfStream } from '../log/events.ts'
import { residentsOf, shownValues } from '../projections/derived/person-values.ts'
import { all, build, get } from '../sql.ts'
import { personById } from './person-row.ts'
import { staffNames } from './staff.ts'

/** Pairs that wait for a supervisor, the newest first; or those that were decided, the last one first. */
export function duplicatesPage(store: ReadableStore, input: InputOf<'duplicates.page'>): Page<DuplicatePair> {
  const isOpen = input.show === 'open'
  const rows = isOpen
    ? all(store, waiting.limit(input.limit).offset(input.offset))
    : all(store, decided.limit(input.limit).offset(input.offset))
  const names = staffNames(store)
  return {
    rows: rows.flatMap((row) => {
      const [a, b] = [sideOf(store, row, 'a'), sideOf(store, row, 'b')]
      if (!a || !b) return []
      const decision = isOpen ? null : decisionOf(store, row, names)
      const at = (row.at ?? decision?.at ?? '') as Instant
      return [{ a, b, reason: row.reason ?? '', at, by: names.get(row.by ?? '') ?? '', decided: decision }]
    }),
    total: isOpen ? duplicatesWaiting(store).waiting : (get(store, countOf(decided))?.n ?? 0),
  }
}

/** How many pairs nobody has decided. */
export function duplicatesWaiting(store: ReadableStore): OutputOf<'duplicates.waiting'> {
  return { waiting: get(store, countOf(waiting))?.n ?? 0 }
}

function countOf<DB, TB extends keyof DB, R>(query: SelectQueryBuilder<DB, TB, R>) {
  return query
    .clearSelect()
    .clearOrderBy()
    .select((e) => e.fn.countAll<number>().as('n'))
}

interface PairRow {
  readonly a: string
  readonly b: string
  readonly person_a: string
  readonly person_b: string
  readonly decision: string | null
  readonly hlc: string | null
  readonly site: string | null
}

/** Who they are now, and what is known of this side: of two that are one person, what each registration says alone. */
function sideOf(store: ReadableStore, row: PairRow, side: 'a' | 'b'): DuplicateSide | null {
  const personId = side === 'a' ? row.person_a : row.person_b
  const person = personById(store, personId)
  if (!person) return null
  const residents = residentsOf(store, personId)
  const own = residents.filter((resident) => resident.resident_id === row[side])
  return {
    residentId: row[side] as ResidentId,
    person,
    values: shownValues(row.person_a === row.person_b ? own : residents),
  }
}

/** The decision that holds, as its event tells it: the table keeps only what it decided. */
function decisionOf(store: ReadableStore, row: PairRow, names: ReadonlyMap<string, string>): DuplicatePair['decided'] {
  const event = eventsOfStream
    .all(store, { streamId: `${row.a}.${row.b}` })
    .find((one) => one.hlc === row.hlc && one.site === row.site)
  if (!event) return null
  const payload = event.payload ? readPayload(event.stream, event.type, event.version, event.payload) : null
  return {
    decision: row.decision === 'same' ? 'same' : 'different',
    at: event.at as Instant,
    by: names.get(event.actor) ?? '',
    reason: (payload as PayloadOf<typeof samePerson> | null)?.reason ?? '',
  }
}

const waiting = build
  .selectFrom('identity_suspect as pair')
  .innerJoin('person_resident as one', 'one.resident_id', 'pair.a')
  .innerJoin('person_resident as other', 'other.resident_id', 'pair.b')
  .innerJoin('person as first', 'first.person_id', 'one.person_id')
  .innerJoin('person as second', 'second.person_id', 'other.person_id')
  .leftJoin('identity_decision as was', (join) => join.onRef('was.a', '=', 'pair.a').onRef('was.b', '=', 'pair.b'))
  .select(['pair.a', 'pair.b', 'pair.reason', 'pair.at', 'pair.by'])
  .select(['one.person_id as person_a', 'other.person_id as person_b', 'was.decision', 'was.hlc', 'was.site'])
  .whereRef('one.person_id', '<>', 'other.person_id')
  .where('first.erased', '=', 0)
  .where('second.erased', '=', 0)
  // Once any two registrations of theirs were said to be different people, they are not asked about again.
  .where((e) =>
    e.not(
      e.exists(
        e
          .selectFrom('identity_decision as parted')
          .innerJoin('person_resident as left', 'left.resident_id', 'parted.a')
          .innerJoin('person_resident as right', 'right.resident_id', 'parted.b')
          .select('parted.a')
          .where('parted.decision', '=', 'different')
          .where((e) =>
            e.or([
              e.and([
                e('left.person_id', '=', e.ref('one.person_id')),
                e('right.person_id', '=', e.ref('other.person_id')),
              ]),
              e.and([
                e('left.person_id', '=', e.ref('other.person_id')),
                e('right.person_id', '=', e.ref('one.person_id')),
              ]),
            ]),
          ),
      ),
    ),
  )
  .orderBy('pair.at', 'desc')
  .orderBy('pair.a')
  .orderBy('pair.b')

const decided = build
  .selectFrom('identity_decision as was')
  .innerJoin('person_resident as one', 'one.resident_id', 'was.a')
  .innerJoin('person_resident as other', 'other.resident_id', 'was.b')
  .innerJoin('person as first', 'first.person_id', 'one.person_id')
  .innerJoin('person as second', 'second.person_id', 'other.person_id')
  .leftJoin('identity_suspect as pair', (join) => join.onRef('pair.a', '=', 'was.a').onRef('pair.b', '=', 'was.b'))
  .select(['was.a', 'was.b', 'pair.reason', 'pair.at', 'pair.by'])
  .select(['one.person_id as person_a', 'other.person_id as person_b', 'was.decision', 'was.hlc', 'was.site'])
  .where('was.decision', 'in', ['same', 'different'])
  .where('first.erased', '=', 0)
  .where('second.erased', '=', 0)
  .orderBy('was.hlc', 'desc')
  .orderBy('was.a')
  .orderBy('was.b')
