import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, test } from 'vitest'
import { useFilters } from '../../../renderer/stores/filters.ts'
import { renderApp } from '../../helpers/render-app.tsx'
import { heldPerson, supervisorAnswers } from '../../helpers/supervisor-answers.ts'

beforeEach(() => useFilters.getState().forget())

test('what each source says is shown, and the words of calls that were refused', async () => {
  renderApp('/held', supervisorAnswers)
  const about = await screen.findByRole('region', { name: 'About Rosalind Achebe' })
  expect(within(about).getByText('NHS list, 21 April 2020: deceased')).toBeTruthy()
  expect(within(about).getByText('Web registration, 2 May 2020: alive')).toBeTruthy()
  expect(within(about).getByText('Her daughter answered.')).toBeTruthy()
})

test('a decision needs an answer and a reason, and goes to the store as both', async () => {
  const { user, asked } = renderApp('/held', { ...supervisorAnswers, 'resident.resolveHold': null })
  ;(await screen.findByRole('grid', { name: 'Held people' })).focus()
  await screen.findByRole('region', { name: 'About Rosalind Achebe' })
  await user.keyboard('d')
  const dialog = await screen.findByRole('dialog')
  await user.click(within(dialog).getByRole('button', { name: 'Record this' }))
  expect(within(dialog).getByText('Choose what you know.')).toBeTruthy()
  expect(within(dialog).getByRole('link', { name: 'Say how you know.' })).toBeTruthy()
  await user.click(within(dialog).getByRole('radio', { name: 'They have not died.' }))
  await user.type(within(dialog).getByLabelText('How do you know?'), 'Spoke to her on the door step')
  await user.click(within(dialog).getByRole('button', { name: 'Record this' }))
  await waitFor(() =>
    expect(asked.find((one) => one.name === 'resident.resolveHold')?.input).toEqual({
      personId: heldPerson.personId,
      field: 'deceased',
      to: 'no',
      reason: 'Spoke to her on the door step',
    }),
  )
})

test('what a newer version recorded cannot be decided here', async () => {
  const unread = { ...heldPerson, hold: 'unreadEvent' as const }
  renderApp('/held', { ...supervisorAnswers, 'residents.held': { rows: [unread], total: 1 } })
  const about = await screen.findByRole('region', { name: 'About Rosalind Achebe' })
  expect(within(about).queryByRole('button', { name: /Decide/ })).toBeNull()
  expect(within(about).getByText(/A newer version of this program/)).toBeTruthy()
})
