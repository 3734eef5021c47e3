import { describe, expect, test } from 'vitest'
import { draftedReferrals, whyBlocked } from '../../../db/queries/referrals.ts'
import type { ConsentAnswer } from '../../../shared/domain/consent.ts'
import { type AHub, aHub, aResident } from '../../helpers/a-hub.ts'

function drafted(values: Parameters<typeof aResident>[0] = {}, basis: 'consent' | 'safeguarding' = 'consent') {
  const hub = aHub().with(aResident(values))
  const handler = hub.staff('Priya')
  const personId = String(hub.row('person', '1 = 1')?.person_id)
  const partnerId = String(hub.row('partner', 'name = ?', 'Kingston Foodbank')?.partner_id)
  const needId = hub.newId<string>()
  hub.must('need.add', { needId, personId, category: 'food', urgency: 'soon', detail: '', answers: {} })
  const referralId = hub.newId<string>()
  const made = hub.must(
    'referral.make',
    { referralId, personId, partnerId, needIds: [needId], urgency: 'soon', note: '', basis },
    handler,
  )
  return { hub, handler, personId, partnerId, needId, referralId, made }
}

const answer = (hub: AHub, personId: string, given: ConsentAnswer, recipient: string | null = null) =>
  hub.must('consent.record', {
    personId,
    purpose: 'referral',
    recipient,
    answer: given,
    how: 'telephone',
    words: '',
    givenBy: 'herself',
  })

function blockedOf(hub: AHub): string | null {
  const [referral] = draftedReferrals(hub.store, null)
  if (!referral) throw new Error('No referral')
  return whyBlocked(hub.store, referral)
}

/** Marks what is drafted as sent, as the pack that carried it does. */
function send(hub: AHub, referralId: string) {
  const packId = hub.newId<string>()
  const content = { vector: [], parts: [{ referrals: [referralId], files: [{ name: 'foodbank.zip', sha256: 'ab' }] }] }
  hub.store.database.prepare('INSERT INTO built_pack VALUES (?, ?, ?)').run(packId, hub.at, JSON.stringify(content))
  return hub.must('referrals.markSent', { packId })
}

describe('a referral', () => {
  test('goes its way, its need with it, and the handler hears what became of it', () => {
    const { hub, handler, personId, needId, referralId, made } = drafted()
    const need = () => hub.row('need', 'need_id = ?', needId)?.status
    const move = (to: 'accepted' | 'completed' | 'declined' | 'sent', reason = '') =>
      hub.run('referral.move', { referralId, personId, to, reason, on: '2020-04-06' })
    expect(made.number).toMatch(/^R /)
    expect(need()).toBe('referred')
    expect(move('accepted')).toMatchObject({ error: { code: 'conflict' } })
    expect(move('sent')).toMatchObject({ error: { code: 'invalid' } })
    expect(send(hub, referralId)).toEqual({ referrals: 1 })
    expect(send(hub, referralId)).toEqual({ referrals: 0 })
    expect(hub.row('referral', '1 = 1')).toMatchObject({ state: 'sent', sent_on: '2020-04-03', answered_on: null })
    expect(move('declined')).toMatchObject({ error: { field: 'reason' } })
    expect(move('accepted').ok).toBe(true)
    expect(need()).toBe('inProgress')
    expect(move('completed').ok).toBe(true)
    expect(need()).toBe('met')
    expect(hub.row('referral', '1 = 1')).toMatchObject({ state: 'completed', answered_on: '2020-04-06' })
    expect(move('declined', 'Full')).toMatchObject({ error: { code: 'conflict' } })
    expect(hub.work(handler).news).toMatchObject([{ personId, text: 'Kingston Foodbank has helped: food' }])
  })

  test('that is declined opens its need again', () => {
    const { hub, personId, needId, referralId } = drafted()
    send(hub, referralId)
    hub.must('referral.move', { referralId, personId, to: 'declined', reason: 'Outside our area', on: '2020-04-06' })
    expect(hub.row('need', 'need_id = ?', needId)?.status).toBe('open')
    expect(hub.row('referral', '1 = 1')).toMatchObject({ state: 'declined', reason: 'Outside our area' })
  })

  test('is not made for a need of somebody else, or to a partner that has gone', () => {
    const { hub, partnerId, needId, personId } = drafted()
    hub.with(aResident({ id: 'somebody else' }))
    const other = String(hub.row('person', 'person_id != ?', personId)?.person_id)
    const make = (who: string) =>
      hub.run('referral.make', {
        referralId: hub.newId(),
        personId: who,
        partnerId,
        needIds: [needId],
        urgency: 'soon',
        note: '',
        basis: 'consent',
      })
    expect(make(other)).toMatchObject({ error: { field: 'needIds' } })
    hub.must('partner.remove', { partnerId, reason: 'Closed' })
    expect(make(personId)).toMatchObject({ error: { code: 'notFound' } })
  })
})

describe('the consent gate', () => {
  test('is shut until she is asked, opens by a yes, and shuts again', () => {
    const { hub, personId, partnerId } = drafted()
    expect(blockedOf(hub)).toBe('Consent was not asked')
    answer(hub, personId, 'given')
    expect(blockedOf(hub)).toBeNull()
    answer(hub, personId, 'refused', partnerId)
    expect(blockedOf(hub)).toBe('Consent was refused')
    answer(hub, personId, 'given', partnerId)
    expect(blockedOf(hub)).toBeNull()
    answer(hub, personId, 'withdrawn', partnerId)
    expect(blockedOf(hub)).toBe('Consent was withdrawn')
  })

  test('lets a recorded safeguarding basis through, and nobody who is held as dead', () => {
    const safe = drafted({}, 'safeguarding')
    expect(blockedOf(safe.hub)).toBeNull()
    safe.hub.must('resident.confirm', { personId: safe.personId, saidBy: 'her daughter', values: { deceased: 'yes' } })
    expect(blockedOf(safe.hub)).toBe('Recorded as deceased')
  })

  test('counts an answer that another registration of the same person has', () => {
    const twice = { givenName: 'Min', familyName: 'Kim', dateOfBirth: '1940-02-29' as never }
    const { hub, personId } = drafted({ id: 'a registration', ...twice })
    answer(hub, personId, 'refused')
    hub.with(aResident({ id: 'another registration', source: 'web', ...twice }))
    expect(hub.rows('SELECT * FROM person')).toHaveLength(1)
    expect(blockedOf(hub)).toBe('Consent was refused')
    const now = String(hub.row('person', '1 = 1')?.person_id)
    answer(hub, now, 'given')
    expect(blockedOf(hub)).toBeNull()
  })
})
