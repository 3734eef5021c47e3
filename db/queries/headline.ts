import type { InputOf, Page } from '../../shared/api.ts'
import { type NeedCategory, needCategories, needCategoryCodes } from '../../shared/codes/needs.ts'
import { hasFlag, type OutcomeCode, outcomeCodes, outcomes } from '../../shared/codes/outcomes.ts'
import type { PartnerId, PersonId } from '../../shared/domain/ids.ts'
import { referenceNumber } from '../../shared/domain/reference-number.ts'
import { type ReferralState, referralStateLabels } from '../../shared/domain/referral.ts'
import type { Headline, HeadlineDetailRow } from '../../shared/domain/report.ts'
import { addDays, type CalendarDate, type Instant, startOfLondonDay } from '../../shared/domain/time.ts'
import type { ReadableStore } from '../handles.ts'
import { all, build, get } from '../sql.ts'
import { staffNames } from './staff.ts'

type Period = Pick<InputOf<'report.headline'>, 'from' | 'to'>

/**
 * The figures of the press release, as DESIGN §5 defines them: persons are counted once, inbound calls each once; a
 * withdrawn call or need counts nowhere, and a need read from a registration in neither. Days are London days.
 */
export function headline(store: ReadableStore, period: Period): Headline {
  const span = spanOf(period)
  const support = needsFrom(span, 'outboundCall')
  const requests = needsFrom(span, 'inboundCall')
  const supportBy = new Map(
    all(
      store,
      support
        .select('category')
        .select((e) => e.fn.count<number>('person_id').distinct().as('n'))
        .groupBy('category'),
    ).map((row) => [row.category, row.n]),
  )
  const requestsBy = new Map(
    all(
      store,
      requests
        .select('category')
        .select((e) => e.fn.count<number>('need.call_id').distinct().as('n'))
        .groupBy('category'),
    ).map((row) => [row.category, row.n]),
  )
  return {
    contacted:
      get(
        store,
        outbound(span).select((e) => e.fn.count<number>('person_id').distinct().as('n')),
      )?.n ?? 0,
    reached:
      get(
        store,
        reached(span).select((e) => e.fn.count<number>('person_id').distinct().as('n')),
      )?.n ?? 0,
    needingSupport:
      get(
        store,
        support.select((e) => e.fn.count<number>('person_id').distinct().as('n')),
      )?.n ?? 0,
    inboundRequests:
      get(
        store,
        requests.select((e) => e.fn.count<number>('need.call_id').distinct().as('n')),
      )?.n ?? 0,
    byCategory: needCategoryCodes.map((category) => ({
      category,
      label: needCategories[category].label,
      needingSupport: supportBy.get(category) ?? 0,
      inboundRequests: requestsBy.get(category) ?? 0,
    })),
    byPartner: byPartner(store, span),
  }
}

/** The rows behind one figure of the headline: as many as the figure says. */
export function headlineRows(store: ReadableStore, input: InputOf<'report.headlineRows'>): Page<HeadlineDetailRow> {
  const span = spanOf(input)
  switch (input.figure) {
    case 'contacted':
      return callRows(store, outbound(span), input)
    case 'reached':
      return callRows(store, reached(span), input)
    case 'needingSupport':
      return needRows(store, needsFrom(span, 'outboundCall'), input, 'person_id')
    case 'inboundRequests':
      return needRows(store, needsFrom(span, 'inboundCall'), input, 'need.call_id')
    case 'category': {
      const origin = input.column === 'inboundRequests' ? 'inboundCall' : 'outboundCall'
      const query = needsFrom(span, origin).where('category', '=', input.category ?? 'other')
      return needRows(store, query, input, origin === 'inboundCall' ? 'need.call_id' : 'person_id')
    }
    case 'partner':
      return referralRows(store, span, input)
  }
}

interface Span {
  readonly from: Instant | null
  /** The first moment after it. */
  readonly to: Instant | null
}

function spanOf(period: Period): Span {
  return {
    from: period.from ? startOfLondonDay(period.from as CalendarDate) : null,
    to: period.to ? startOfLondonDay(addDays(period.to as CalendarDate, 1)) : null,
  }
}

function codesWith(flag: Parameters<typeof hasFlag>[1]): OutcomeCode[] {
  return outcomeCodes.filter((code) => hasFlag(code, flag))
}

function outbound(span: Span) {
  let query = build
    .selectFrom('call')
    .innerJoin('person_resident', 'person_resident.resident_id', 'call.resident_id')
    .where('direction', '=', 'outbound')
    .where('outcome', 'in', codesWith('attempt'))
  if (span.from) query = query.where('started_at', '>=', span.from)
  if (span.to) query = query.where('started_at', '<', span.to)
  return query
}

function reached(span: Span) {
  return outbound(span).where('outcome', 'in', codesWith('reached'))
}

/** Needs logged in a call of that direction, each with its call, as far as neither was withdrawn. */
function needsFrom(span: Span, origin: 'outboundCall' | 'inboundCall') {
  let query = build
    .selectFrom('need')
    .innerJoin('call', (join) =>
      join.onRef('call.resident_id', '=', 'need.resident_id').onRef('call.call_id', '=', 'need.call_id'),
    )
    .innerJoin('person_resident', 'person_resident.resident_id', 'need.resident_id')
    .where('origin', '=', origin)
    .where('direction', '=', origin === 'outboundCall' ? 'outbound' : 'inbound')
    .where('outcome', 'not in', codesWith('numberBad'))
    .where('status', '!=', 'withdrawn')
  if (span.from) query = query.where('started_at', '>=', span.from)
  if (span.to) query = query.where('started_at', '<', span.to)
  return query
}

function madeReferrals(span: Span) {
  let query = build.selectFrom('referral').where('state', '!=', 'withdrawn')
  if (span.from) query = query.where('made_at', '>=', span.from)
  if (span.to) query = query.where('made_at', '<', span.to)
  return query
}

const answeredStates: ReferralState[] = ['accepted', 'declined', 'inProgress', 'completed', 'unable']

function byPartner(store: ReadableStore, span: Span): Headline['byPartner'] {
  const partners = new Map<string, { referrals: number; sent: number; answered: number; completed: number }>()
  for (const row of all(
    store,
    madeReferrals(span)
      .select(['partner_id', 'state'])
      .select((e) => e.fn.countAll<number>().as('n'))
      .groupBy(['partner_id', 'state']),
  )) {
    const known = partners.get(row.partner_id) ?? { referrals: 0, sent: 0, answered: 0, completed: 0 }
    partners.set(row.partner_id, {
      referrals: known.referrals + row.n,
      sent: known.sent + (row.state === 'drafted' ? 0 : row.n),
      answered: known.answered + (answeredStates.includes(row.state as ReferralState) ? row.n : 0),
      completed: known.completed + (row.state === 'completed' ? row.n : 0),
    })
  }
  const directory = all(
    store,
    build.selectFrom('partner').select(['partner_id', 'name', 'active']).orderBy('name').orderBy('partner_id'),
  )
  return directory
    .filter((partner) => partner.active === 1 || partners.has(partner.partner_id))
    .map((partner) => ({
      partnerId: partner.partner_id as PartnerId,
      partner: partner.name,
      ...(partners.get(partner.partner_id) ?? { referrals: 0, sent: 0, answered: 0, completed: 0 }),
    }))
}

function callRows(
  store: ReadableStore,
  calls: ReturnType<typeof outbound>,
  page: { limit: number; offset: number },
): Page<HeadlineDetailRow> {
  const names = staffNames(store)
  const rows = all(
    store,
    calls
      .innerJoin('person', 'person.person_id', 'person_resident.person_id')
      .select(['person.person_id', 'person.name', 'outcome', 'call.actor'])
      .select((e) => e.fn.max<string>('started_at').as('at'))
      .groupBy('person.person_id')
      .orderBy('at')
      .orderBy('person.person_id')
      .limit(page.limit)
      .offset(page.offset),
  )
  const total =
    get(
      store,
      calls.select((e) => e.fn.count<number>('person_id').distinct().as('n')),
    )?.n ?? 0
  return {
    total,
    rows: rows.map((row) => ({
      personId: row.person_id as PersonId,
      name: row.name,
      at: row.at as Instant,
      what: outcomes[row.outcome as OutcomeCode].label,
      handler: names.get(row.actor) ?? '',
    })),
  }
}

function needRows(
  store: ReadableStore,
  needs: ReturnType<typeof needsFrom>,
  page: { limit: number; offset: number },
  each: 'person_id' | 'need.call_id',
): Page<HeadlineDetailRow> {
  const names = staffNames(store)
  const rows = all(
    store,
    needs
      .innerJoin('person', 'person.person_id', 'person_resident.person_id')
      .select(['person.person_id', 'person.name', 'logged_by'])
      .select((e) => [
        e.fn.min<string>('started_at').as('at'),
        e.fn<string>('group_concat', ['category']).as('categories'),
      ])
      .groupBy(each === 'person_id' ? 'person.person_id' : 'need.call_id')
      .orderBy('at')
      .orderBy('person.person_id')
      .limit(page.limit)
      .offset(page.offset),
  )
  const total =
    get(
      store,
      needs.select((e) => e.fn.count<number>(each).distinct().as('n')),
    )?.n ?? 0
  return {
    total,
    rows: rows.map((row) => ({
      personId: row.person_id as PersonId,
      name: row.name,
      at: row.at as Instant,
      what: [...new Set(row.categories.split(','))]
        .map((code) => needCategories[code as NeedCategory].label)
        .join(', '),
      handler: names.get(row.logged_by) ?? '',
    })),
  }
}

function referralRows(
  store: ReadableStore,
  span: Span,
  input: InputOf<'report.headlineRows'>,
): Page<HeadlineDetailRow> {
  let query = madeReferrals(span)
    .innerJoin('person_resident', 'person_resident.resident_id', 'referral.resident_id')
    .innerJoin('person', 'person.person_id', 'person_resident.person_id')
  if (input.partnerId) query = query.where('partner_id', '=', input.partnerId)
  if (input.column === 'sent') query = query.where('state', '!=', 'drafted')
  if (input.column === 'answered') query = query.where('state', 'in', answeredStates)
  if (input.column === 'completed') query = query.where('state', '=', 'completed')
  const names = staffNames(store)
  const rows = all(
    store,
    query
      .select(['person.person_id', 'person.name', 'referral_id', 'made_at', 'made_by', 'state'])
      .orderBy('made_at')
      .orderBy('referral_id')
      .limit(input.limit)
      .offset(input.offset),
  )
  const total =
    get(
      store,
      query.select((e) => e.fn.countAll<number>().as('n')),
    )?.n ?? 0
  return {
    total,
    rows: rows.map((row) => ({
      personId: row.person_id as PersonId,
      name: row.name,
      at: row.made_at as Instant,
      what: `${referenceNumber('R', row.referral_id)}: ${referralStateLabels[row.state as ReferralState].toLowerCase()}`,
      handler: names.get(row.made_by) ?? '',
    })),
  }
}
