import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { defaultSettings } from '../../../shared/domain/hub.ts'
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

test('saving with Enter leaves the cursor where it is, and shows what is now decided', async () => {
  const { user, answer, say } = renderApp('/settings', { ...supervisorAnswers, 'hub.change': null })
  const attempts = await screen.findByLabelText('Attempts before the next step')
  await user.clear(attempts)
  await user.type(attempts, '4{Enter}')
  await screen.findByText('The settings are saved.')
  answer({
    'hub.settings': { ...defaultSettings, name: 'Kingston Stronger Together', attemptLimit: 4, staleAfterDays: 9 },
  })
  say({ kind: 'changed', tables: ['hub'] })
  const stale = screen.getByLabelText('Days after which an untouched need or referral is stale')
  await waitFor(() => expect((stale as HTMLInputElement).value).toBe('9'))
  expect(document.activeElement).toBe(attempts)
  expect((attempts as HTMLInputElement).value).toBe('4')
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

test('the ladder is put in another order, a step left out, and its days are judged', async () => {
  const { user, asked } = renderApp('/settings', { ...supervisorAnswers, 'hub.change': null })
  await user.click(await screen.findByRole('button', { name: 'Earlier: Doorstep check' }))
  await user.click(screen.getByRole('button', { name: 'Earlier: Doorstep check' }))
  const later = screen.getByRole('button', { name: 'Later: Doorstep check' })
  await waitFor(() => expect(document.activeElement).toBe(later))
  await user.click(screen.getByRole('checkbox', { name: 'Ask somebody who knows them' }))
  const [doorstep] = screen.getAllByLabelText('Working days later')
  if (!doorstep) throw new Error('The ladder has no steps.')
  await user.clear(doorstep)
  await user.type(doorstep, '61')
  await user.click(screen.getByRole('button', { name: 'Save the settings' }))
  expect(screen.getByRole('link', { name: 'Enter working days from 0 to 60.' })).toBeTruthy()
  expect(asked.some((one) => one.name === 'hub.change')).toBe(false)
  await user.clear(doorstep)
  await user.type(doorstep, '2')
  await user.click(screen.getByRole('button', { name: 'Save the settings' }))
  await waitFor(() =>
    expect(asked.find((one) => one.name === 'hub.change')?.input).toEqual({
      ladder: [
        { step: 'doorstep', afterDays: 2 },
        { step: 'letter', afterDays: 1 },
      ],
    }),
  )
})

test('the letter is shown as it will be read, and what is not filled in is told', async () => {
  const { user } = renderApp('/settings', supervisorAnswers)
  const letter = await screen.findByLabelText('The letter to somebody who could not be reached')
  await user.type(screen.getByLabelText('Telephone number of the hub'), '020 7946 0500')
  const preview = screen.getByRole('region', { name: 'As it is read' })
  expect(preview.textContent).toContain('Dear Mrs Ada Example,')
  expect(preview.textContent).toContain('ring us on 020 7946 0500')
  await user.type(letter, 'Bring {{money} to {{name}')
  expect(preview.textContent).toContain('Bring {money} to Mrs Ada Example')
  expect(preview.textContent).toContain('This is not filled in, and is printed as it is: {money}')
})

test('everybody signed in changes their own passphrase, and is told by which box why not', async () => {
  const refusal = { ok: false as const, error: { code: 'wrongPassphrase' as const, message: 'That is not it.' } }
  const { user, asked, answer } = renderApp('/', { 'session.changePassphrase': () => refusal })
  await user.click(await screen.findByRole('button', { name: /Priya Nair/ }))
  await user.click(await screen.findByRole('menuitem', { name: 'Change your passphrase' }))
  await user.type(await screen.findByLabelText('Your passphrase now'), 'apple pear')
  await user.type(screen.getByLabelText('New passphrase'), 'copper lantern rivers')
  await user.type(screen.getByLabelText('The same passphrase again'), 'copper lantern river')
  await user.click(screen.getByRole('button', { name: 'Change it' }))
  expect(screen.getByRole('link', { name: 'The two passphrases are not the same.' })).toBeTruthy()
  expect(asked.some((one) => one.name === 'session.changePassphrase')).toBe(false)
  await user.type(screen.getByLabelText('The same passphrase again'), 's')
  await user.click(screen.getByRole('button', { name: 'Change it' }))
  expect(await screen.findByText('That is not it.')).toBeTruthy()
  answer({ 'session.changePassphrase': null })
  await user.click(screen.getByRole('button', { name: 'Change it' }))
  expect(await screen.findByText(/Your passphrase is changed/)).toBeTruthy()
  expect(asked.findLast((one) => one.name === 'session.changePassphrase')?.input).toEqual({
    old: 'apple pear',
    new: 'copper lantern rivers',
  })
})
