import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { renderApp } from '../../helpers/render-app.tsx'
import { caKingston, supervisorAnswers } from '../../helpers/supervisor-answers.ts'

test('a partner without a zip passphrase is marked, and gets one', async () => {
  const { user, asked } = renderApp('/partners', { ...supervisorAnswers, 'partner.change': null })
  expect(await screen.findByText('Zip, no passphrase yet')).toBeTruthy()
  screen.getByRole('grid', { name: 'Partners' }).focus()
  await user.keyboard('{ArrowDown}{Enter}')
  const panel = await screen.findByRole('complementary', { name: 'Citizens Advice Kingston' })
  await user.type(within(panel).getByLabelText('Zip passphrase'), 'under the clock')
  await user.click(within(panel).getByRole('checkbox', { name: 'Information and signposting' }))
  await user.click(within(panel).getByRole('button', { name: 'Save' }))
  await waitFor(() =>
    expect(asked.find((one) => one.name === 'partner.change')?.input).toEqual({
      partnerId: caKingston,
      changes: { zipPassphrase: 'under the clock', takes: ['financial', 'information'] },
    }),
  )
})

test('removing asks first, and says what is still open', async () => {
  const { user, asked } = renderApp('/partners', { ...supervisorAnswers, 'partner.remove': null })
  await screen.findByText('Kingston Foodbank')
  screen.getByRole('grid', { name: 'Partners' }).focus()
  await user.keyboard('{Control>}{Home}{/Control}x')
  const dialog = await screen.findByRole('alertdialog')
  expect(within(dialog).getByText(/3 referrals are still open with them/)).toBeTruthy()
  expect(asked.some((one) => one.name === 'partner.remove')).toBe(false)
  await user.click(within(dialog).getByRole('button', { name: 'Remove' }))
  expect(await screen.findByText('Kingston Foodbank is removed.')).toBeTruthy()
})
