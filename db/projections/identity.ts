import { differentPeople, identitySuspected, samePerson, undecided } from '../../shared/events/identity.ts'
import type { PayloadOf } from '../../shared/events/index.ts'
import type { WritableStore } from '../handles.ts'
import { statement } from '../sql.ts'
import type { ProjectedEvent } from './projected-event.ts'
import type { Touched } from './touched.ts'

/** Decisions about who is who: the last by clock and site holds for each pair. */
export function applyToIdentity(tx: WritableStore, event: ProjectedEvent, touched: Touched): void {
  const { a, b, reason } = event.read as PayloadOf<typeof samePerson>
  const [first, second] = a < b ? [a, b] : [b, a]
  if (event.type === identitySuspected.type) {
    const { hlc, site, at, actor } = event
    putSuspect.run(tx, { a: first, b: second, reason, hlc, site, at, actor })
    touched.tables.add('identity_decision')
    return
  }
  const decision = decisions[event.type]
  if (!decision) return
  putDecision.run(tx, { a: first, b: second, decision, hlc: event.hlc, site: event.site })
  touched.tables.add('identity_decision')
  touched.identities.add(a)
  touched.identities.add(b)
}

const decisions: Readonly<Record<string, string>> = {
  [samePerson.type]: 'same',
  [differentPeople.type]: 'different',
  [undecided.type]: 'none',
}

const putDecision = statement<{ a: string; b: string; decision: string; hlc: string; site: string }>()((k, p) =>
  k
    .insertInto('identity_decision')
    .values({ a: p.a, b: p.b, decision: p.decision, hlc: p.hlc, site: p.site })
    .onConflict((c) =>
      c
        .columns(['a', 'b'])
        .doUpdateSet({ decision: p.decision, hlc: p.hlc, site: p.site })
        .where((e) =>
          e.or([
            e('identity_decision.hlc', '<', p.hlc),
            e.and([e('identity_decision.hlc', '=', p.hlc), e('identity_decision.site', '<', p.site)]),
          ]),
        ),
    ),
)
const putSuspect = statement<{
  a: string
  b: string
  reason: string
  at: string
  actor: string
  hlc: string
  site: string
}>()((k, p) =>
  k
    .insertInto('identity_suspect')
    .values({ a: p.a, b: p.b, reason: p.reason, at: p.at, by: p.actor, hlc: p.hlc, site: p.site })
    .onConflict((c) =>
      c
        .columns(['a', 'b'])
        .doUpdateSet({ reason: p.reason, at: p.at, by: p.actor, hlc: p.hlc, site: p.site })
        .where((e) =>
          e.or([
            e('identity_suspect.hlc', '<', p.hlc),
            e.and([e('identity_suspect.hlc', '=', p.hlc), e('identity_suspect.site', '<', p.site)]),
          ]),
        ),
    ),
)
