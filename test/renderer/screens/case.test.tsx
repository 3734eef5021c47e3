import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { held, minsu, session } from '../../helpers/fake-hub.ts'
import { renderApp } from '../../helpers/render-app.tsx'

test('a fact on which sources differ shows what each of them says', async () => {
  renderApp(`/case/${minsu}`)
  await screen.findByRole('heading', { level: 1, name: /Min-su Kim/ })
  expect(screen.getByText('Sources differ')).toBeTruthy()
  expect(screen.getByText('KT1 3AB: Web registration, 25 March 2020')).toBeTruthy()
})

test('a held person has no way to be rung, and an inbound call begins', async () => {
  const { user, asked, container } = renderApp(`/case/${held}`)
  await screen.findByRole('heading', { level: 1, name: /Rosalind/ })
  expect(container.querySelector('a[href^="tel:"]')).toBeNull()
  expect(screen.queryByRole('button', { name: /^Ring/ })).toBeNull()
  await user.keyboard('r')
  expect(asked.some((one) => one.name === 'call.begin')).toBe(false)
  await user.keyboard('i')
  await waitFor(() =>
    expect(asked.find((one) => one.name === 'call.begin')?.input).toMatchObject({
      draft: { direction: 'inbound', personId: held },
    }),
  )
})

test('a handler is not offered erasure; a supervisor is asked before it', async () => {
  const handler = renderApp(`/case/${minsu}`, { 'session.current': { ...session, role: 'handler' } })
  await screen.findByRole('heading', { level: 1, name: /Min-su Kim/ })
  expect(screen.queryByRole('button', { name: /Erase/ })).toBeNull()
  expect(screen.queryByRole('link', { name: 'Import' })).toBeNull()
  handler.unmount()

  const { user, asked } = renderApp(`/case/${minsu}`, { 'resident.erase': null })
  await user.click(await screen.findByRole('button', { name: /Erase/ }))
  const erase = await screen.findByRole('button', { name: 'Erase for good' })
  expect(erase.hasAttribute('disabled')).toBe(true)
  await user.click(screen.getByRole('radio', { name: 'They asked for it' }))
  await user.click(screen.getByRole('button', { name: 'Erase for good' }))
  await waitFor(() =>
    expect(asked.find((one) => one.name === 'resident.erase')?.input).toEqual({
      personId: minsu,
      reason: 'request',
      note: '',
    }),
  )
})

test('a file that changes in the store is asked for again', async () => {
  const { asked, say } = renderApp(`/case/${minsu}`)
  await screen.findByRole('heading', { level: 1, name: /Min-su Kim/ })
  const before = asked.filter((one) => one.name === 'case.open').length
  say({ kind: 'changed', tables: ['resident'] })
  say({ kind: 'changed', tables: ['need'] })
  await waitFor(() => expect(asked.filter((one) => one.name === 'case.open').length).toBe(before + 1))
})

test('only changed facts are sent', async () => {
  const { user, asked } = renderApp(`/case/${minsu}`, { 'resident.confirm': null })
  await user.click(await screen.findByRole('button', { name: 'Change a fact' }))
  await user.type(screen.getByLabelText('Email'), 'minsu@example.org')
  await user.type(screen.getByLabelText('Postcode'), 'X')
  await user.type(screen.getByLabelText('Postcode'), '{Backspace}')
  await user.click(screen.getByRole('button', { name: 'Save' }))
  await waitFor(() =>
    expect(asked.find((one) => one.name === 'resident.confirm')?.input).toEqual({
      personId: minsu,
      saidBy: '',
      values: { email: 'minsu@example.org' },
    }),
  )
})
