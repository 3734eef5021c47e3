import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { renderApp } from '../../helpers/render-app.tsx'
import { supervisorAnswers } from '../../helpers/supervisor-answers.ts'

test('only what is different is saved, and what cannot be is said with its box', async () => {
  const { user, asked } = renderApp('/settings', { ...supervisorAnswers, 'hub.change': null })
  const attempts = await screen.findByLabelText('Attempts before the next step')
  await user.clear(attempts)
  await user.type(attempts, '21')
  await user.click(screen.getByRole('button', { name: 'Save the settings' }))
  expect(screen.getByRole('link', { name: 'Enter a number of attempts from 1 to 20.' })).toBeTruthy()
  expect(asked.some((one) => one.name === 'hub.change')).toBe(false)
  await user.clear(attempts)
  await user.type(attempts, '4')
  await user.click(screen.getByRole('checkbox', { name: 'Sunday' }))
  await user.click(screen.getByRole('button', { name: 'Save the settings' }))
  await waitFor(() =>
    expect(asked.find((one) => one.name === 'hub.change')?.input).toEqual({
      attemptLimit: 4,
      callingDays: [1, 2, 3, 4, 5, 6],
    }),
  )
})

test('a check says in words that all is well, or what is wrong', async () => {
  const well = { events: 41_233, sites: 2, chain: 'ok' as const, rebuild: 'identical' as const, problems: [] }
  const { user, answer } = renderApp('/settings', { ...supervisorAnswers, 'hub.verify': well })
  await user.click(await screen.findByRole('button', { name: 'Check now' }))
  expect(await screen.findByText(/41,233 records from 2 computers were read/)).toBeTruthy()
  const problem = 'Event 214 of site 3fa9: its payload was changed.'
  answer({ 'hub.verify': { ...well, chain: 'broken', rebuild: 'notTried', problems: [problem] } })
  await user.click(screen.getByRole('button', { name: 'Check now' }))
  expect(await screen.findByText(problem)).toBeTruthy()
  expect(screen.queryByText(/All is well/)).toBeNull()
})
