import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { session } from '../../helpers/fake-hub.ts'
import { renderApp } from '../../helpers/render-app.tsx'
import { supervisorAnswers } from '../../helpers/supervisor-answers.ts'

test('a one-time passphrase is shown until it is put away, also to who looked elsewhere meanwhile', async () => {
  const { user, asked } = renderApp('/staff', {
    ...supervisorAnswers,
    'staff.add': { oneTimePassphrase: '860C-9WS2-4Y9Q-PME2' },
  })
  await user.click(await screen.findByRole('button', { name: /Add somebody/ }))
  await user.type(screen.getByLabelText('Name'), 'Ji-ho Park')
  await user.click(screen.getByRole('button', { name: 'Save' }))
  expect(await screen.findByText('860C-9WS2-4Y9Q-PME2')).toBeTruthy()
  await user.keyboard('{Escape}')
  window.location.hash = '/lists'
  await waitFor(() => expect(screen.queryByText('860C-9WS2-4Y9Q-PME2')).toBeNull())
  window.location.hash = '/staff'
  await screen.findByText('860C-9WS2-4Y9Q-PME2')
  await user.click(screen.getByRole('button', { name: 'It is put away' }))
  expect(screen.queryByText('860C-9WS2-4Y9Q-PME2')).toBeNull()
  expect(asked.find((one) => one.name === 'staff.add')?.input).toMatchObject({
    name: 'Ji-ho Park',
    role: 'handler',
    withSlot: true,
  })
})

test('a change carries only what is different', async () => {
  const { user, asked } = renderApp('/staff', { ...supervisorAnswers, 'staff.change': null })
  await screen.findByText('Owen Marsh')
  screen.getByRole('grid', { name: 'Staff' }).focus()
  await user.keyboard('{ArrowDown}e')
  const panel = await screen.findByRole('complementary')
  await user.click(within(panel).getByRole('button', { name: 'Save' }))
  expect(within(panel).getByText('Nothing is different, so nothing was saved.')).toBeTruthy()
  await user.click(within(panel).getByRole('checkbox', { name: 'Tamil' }))
  await user.click(within(panel).getByRole('button', { name: 'Save' }))
  await waitFor(() =>
    expect(asked.find((one) => one.name === 'staff.change')?.input).toMatchObject({
      changes: { languages: ['en', 'ko', 'ta'] },
    }),
  )
})

test('what only an administrator may do is not offered to a supervisor', async () => {
  renderApp('/staff', { ...supervisorAnswers, 'session.current': { ...session, role: 'supervisor' } })
  await screen.findByText('Owen Marsh')
  expect(screen.getByRole('button', { name: /Change/ })).toBeTruthy()
  expect(screen.queryByRole('button', { name: /Remove/ })).toBeNull()
  expect(screen.queryByRole('button', { name: /one-time/ })).toBeNull()
})
