import { expect, test } from 'vitest'
import { needsPage } from '../../../db/queries/needs.ts'
import { referralsPage } from '../../../db/queries/referrals.ts'
import type { NeedId, PartnerId } from '../../../shared/domain/ids.ts'
import { aHub, aResident } from '../../helpers/a-hub.ts'

const page = { offset: 0, limit: 10 }
const day = 24 * 60

test('what the home counts as stale is what the tables show as stale', () => {
  const hub = aHub().with(aResident({ id: 'old' }))
  const [personId] = hub.rows('SELECT person_id FROM person').map((row) => String(row.person_id))
  if (!personId) throw new Error('Nobody was registered.')
  const partnerId = hub.newId<PartnerId>()
  hub.must('partner.add', {
    partnerId,
    name: 'Kingston Foodbank',
    takes: ['food'],
    area: '',
    hours: '',
    languages: [],
    contactName: '',
    telephone: '',
    email: '',
    receives: 'zip',
    zipPassphrase: '',
    notes: '',
  })
  const addNeed = () => {
    const needId = hub.newId<NeedId>()
    hub.must('need.add', { needId, personId, category: 'food', urgency: 'soon', detail: '', answers: {} })
    return needId
  }
  const forgotten = addNeed()
  hub.must('referral.make', {
    referralId: hub.newId(),
    personId,
    partnerId,
    needIds: [addNeed()],
    urgency: 'soon',
    note: '',
    basis: 'consent',
  })
  hub.move(6 * day)
  const recent = addNeed()
  const me = hub.administrator
  const stale = () => ({
    needs: needsPage(hub.store, { ...page, status: null, category: null, mine: true, stale: true }, me, hub.at),
    referrals: referralsPage(hub.store, { ...page, state: null, partnerId: null, mine: true, stale: true }, me, hub.at),
  })
  expect([stale().needs.total, stale().referrals.total]).toEqual([0, 0])
  expect(hub.work(me)).toMatchObject({ staleNeeds: 0, staleReferrals: 0 })

  hub.move(2 * day)
  const ids = stale().needs.rows.map((row) => row.needId)
  expect(ids).toContain(forgotten)
  expect(ids).not.toContain(recent)
  expect(stale().referrals.total).toBe(1)
  expect(hub.work(me)).toMatchObject({ staleNeeds: stale().needs.total, staleReferrals: 1 })
})
