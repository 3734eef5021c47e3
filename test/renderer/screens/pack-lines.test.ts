import { expect, test } from 'vitest'
import { packLines } from '../../../renderer/screens/referrals/pack-lines.ts'
import { adviceReferral, blockedReferral, partnerRows, referralRow } from '../../helpers/supervisor-answers.ts'

test('drafted referrals are counted by partner, those that are blocked apart', () => {
  const lines = packLines([referralRow, blockedReferral, adviceReferral], partnerRows)
  expect(
    lines.map(({ partner, hasPassphrase, ready, blocked }) => [partner, hasPassphrase, ready, blocked.length]),
  ).toEqual([
    ['Citizens Advice Kingston', false, 1, 0],
    ['Kingston Foodbank', true, 1, 1],
  ])
})
