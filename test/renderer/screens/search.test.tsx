import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { jiwoo } from '../../helpers/fake-hub.ts'
import { renderApp } from '../../helpers/render-app.tsx'

test('Ctrl K finds who is ringing, and Ctrl Enter takes their call', async () => {
  const { user, asked } = renderApp('/')
  await screen.findByRole('heading', { name: 'My work' })
  await user.keyboard('{Control>}k{/Control}')
  const box = screen.getByRole('combobox')
  expect(document.activeElement).toBe(box)
  await user.keyboard('kim')
  await screen.findByRole('option', { name: /Ji-woo Kim/ })
  await user.keyboard('{ArrowDown}')
  expect(box.getAttribute('aria-activedescendant')).toBe(screen.getByRole('option', { name: /Ji-woo Kim/ }).id)
  await user.keyboard('{Control>}{Enter}{/Control}')
  await waitFor(() =>
    expect(asked.find((one) => one.name === 'call.begin')?.input).toMatchObject({
      draft: { personId: jiwoo, direction: 'inbound' },
    }),
  )
})

test('it goes to screens too', async () => {
  const { user } = renderApp('/')
  await screen.findByRole('heading', { name: 'My work' })
  await user.keyboard('{Control>}k{/Control}need')
  await user.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}{Enter}')
  await waitFor(() => expect(window.location.hash).toBe('#/needs'))
})

test('whoever is not here is registered in the call, with what was typed', async () => {
  const { user, asked } = renderApp('/', {
    'residents.find': { matches: [] },
    'resident.register': { personId: jiwoo },
  })
  await screen.findByRole('heading', { name: 'My work' })
  await user.keyboard('{Control>}k{/Control}Selvam Arun')
  await user.click(await screen.findByRole('option', { name: /Register a new resident/ }))
  expect(((await screen.findByLabelText('First name')) as HTMLInputElement).value).toBe('Selvam')
  await user.click(screen.getByRole('button', { name: 'Register and take the call' }))
  await waitFor(() => expect(asked.some((one) => one.name === 'call.begin')).toBe(true))
  const registered = asked.find((one) => one.name === 'resident.register')?.input as { callId: string }
  const begun = asked.find((one) => one.name === 'call.begin')?.input as { draft: { callId: string } }
  expect(begun.draft.callId).toBe(registered.callId)
})

test('it does things too: the screen is locked from it', async () => {
  const { user, asked } = renderApp('/', { 'residents.find': { matches: [] } })
  await screen.findByRole('heading', { name: 'My work' })
  await user.keyboard('{Control>}k{/Control}lock the')
  await user.keyboard('{Enter}')
  await screen.findByLabelText('Passphrase')
  expect(asked.some((one) => one.name === 'session.lock')).toBe(true)
})
