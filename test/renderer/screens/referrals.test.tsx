import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, test } from 'vitest'
import { useFilters } from '../../../renderer/stores/filters.ts'
import { foodbank } from '../../helpers/fake-hub.ts'
import { renderApp } from '../../helpers/render-app.tsx'
import {
  adviceReferral,
  blockedReferral,
  caKingston,
  outgoing,
  packId,
  referralRow,
  sentReferral,
  supervisorAnswers,
} from '../../helpers/supervisor-answers.ts'

beforeEach(() => useFilters.getState().forget())

test('a partner’s no needs their words; then it is recorded', async () => {
  const { user, asked } = renderApp('/referrals', { ...supervisorAnswers, 'referral.move': null })
  await screen.findByText('R K7Q-4F2-9XM')
  screen.getByRole('grid', { name: 'Referrals' }).focus()
  await user.keyboard('a')
  const dialog = await screen.findByRole('dialog')
  // Only steps of a referral's life: what was sent cannot be drafted or sent again.
  expect(within(dialog).queryByRole('radio', { name: 'Sent' })).toBeNull()
  await user.click(within(dialog).getByRole('radio', { name: 'They declined' }))
  await user.click(within(dialog).getByRole('button', { name: 'Save' }))
  expect(within(dialog).getByRole('link', { name: 'Say why, in the partner’s words.' })).toBeTruthy()
  await user.type(within(dialog).getByLabelText('In their words'), 'Outside our area')
  await user.click(within(dialog).getByRole('button', { name: 'Save' }))
  await waitFor(() =>
    expect(asked.find((one) => one.name === 'referral.move')?.input).toMatchObject({
      referralId: sentReferral.referralId,
      to: 'declined',
      reason: 'Outside our area',
    }),
  )
})

const drafted = { rows: [referralRow, blockedReferral, adviceReferral], total: 3 }
const made = {
  files: [{ partnerId: foodbank, partner: 'Kingston Foodbank', referrals: 1, file: outgoing('foodbank.zip', '0') }],
  leftOut: [
    {
      referral: blockedReferral.number,
      person: 'Arun Selvam',
      partner: 'Kingston Foodbank',
      reason: 'They did not agree that Kingston Foodbank is told',
    },
  ],
  packId,
}

test('before the packs are made, it says what is ready, what is not and why, and who has no passphrase', async () => {
  const { user, asked } = renderApp('/referrals/packs', {
    ...supervisorAnswers,
    'referrals.page': drafted,
    'partner.change': null,
  })
  expect(await screen.findByText('They did not agree that Kingston Foodbank is told')).toBeTruthy()
  expect(screen.getByText('1 partner has no zip passphrase yet; its referrals are left out.')).toBeTruthy()
  const box = screen.getByLabelText('Zip passphrase for Citizens Advice Kingston')
  await user.type(box, 'short')
  await user.click(screen.getByRole('button', { name: 'Keep it' }))
  expect(asked.some((one) => one.name === 'partner.change')).toBe(false)
  await user.type(box, ' and longer')
  await user.click(screen.getByRole('button', { name: 'Keep it' }))
  await waitFor(() =>
    expect(asked.find((one) => one.name === 'partner.change')?.input).toEqual({
      partnerId: caKingston,
      changes: { zipPassphrase: 'short and longer' },
    }),
  )
})

test('packs are saved first, and only then marked as sent', async () => {
  const saved: string[] = []
  const { user, asked } = renderApp('/referrals/packs', {
    ...supervisorAnswers,
    'referrals.page': drafted,
    'referrals.pack': made,
    'referrals.markSent': { referrals: 1 },
  })
  const follow = (event: MouseEvent) => {
    const link = event.target instanceof HTMLAnchorElement ? event.target : null
    if (!link?.download) return
    event.preventDefault()
    saved.push(link.getAttribute('href') ?? '')
  }
  document.addEventListener('click', follow)
  await user.click(await screen.findByRole('button', { name: 'Make 1 pack' }))
  const mark = await screen.findByRole('button', { name: 'Mark 1 referral as sent' })
  expect(mark.hasAttribute('disabled')).toBe(true)
  expect(screen.getByText('They did not agree that Kingston Foodbank is told')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Save the zip: Kingston Foodbank' }))
  expect(saved).toEqual([`download/${'0'.repeat(32)}`])
  await user.click(screen.getByRole('button', { name: 'Mark 1 referral as sent' }))
  expect(await screen.findByText('1 referral is marked as sent.')).toBeTruthy()
  expect(asked.find((one) => one.name === 'referrals.markSent')?.input).toEqual({ packId })
  document.removeEventListener('click', follow)
})
