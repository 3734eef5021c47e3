import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { session } from '../../helpers/fake-hub.ts'
import { renderApp } from '../../helpers/render-app.tsx'

const noHub = { 'store.status': { state: 'none' as const }, 'session.current': null }

test('set-up says what is missing, and asks the store nothing until it is there', async () => {
  const { user, asked } = renderApp('/', noHub)
  await user.click(await screen.findByRole('button', { name: 'Set up the hub' }))
  const summary = await screen.findByRole('alert')
  expect(document.activeElement).toBe(summary)
  expect(summary.textContent).toContain('Enter a name for the hub.')
  await user.type(screen.getByLabelText('Name of the hub'), 'Kingston')
  await user.type(screen.getByLabelText('Your name'), 'Priya')
  await user.type(screen.getByLabelText('Passphrase'), 'apple ladder comet')
  await user.type(screen.getByLabelText('The same passphrase again'), 'apple ladder')
  await user.click(screen.getByRole('button', { name: 'Set up the hub' }))
  expect((await screen.findByRole('alert')).textContent).toContain('not the same')
  expect((screen.getByLabelText('Passphrase') as HTMLInputElement).value).toBe('apple ladder comet')
  expect(asked.some((one) => one.name === 'hub.setUp')).toBe(false)
})

test('the recovery key stays until somebody says that it is put away, also where the session is known before', async () => {
  const { user, say, answer } = renderApp('/', {
    ...noHub,
    'hub.setUp': () => {
      // The store says that it changed before the set-up itself has answered.
      answer({ 'session.current': { ...session, sample: false } })
      say({ kind: 'changed', tables: ['hub'] })
      return { ok: true, value: { recoveryKey: 'ABCD-EFGH-JKLM', session } }
    },
  })
  await user.type(await screen.findByLabelText('Name of the hub'), 'Kingston')
  await user.type(screen.getByLabelText('Your name'), 'Priya')
  await user.type(screen.getByLabelText('Passphrase'), 'apple ladder comet')
  await user.type(screen.getByLabelText('The same passphrase again'), 'apple ladder comet')
  await user.click(screen.getByRole('button', { name: 'Set up the hub' }))
  expect(await screen.findByText('ABCD-EFGH-JKLM')).toBeTruthy()
  await new Promise((resolve) => setTimeout(resolve, 150))
  await user.click(screen.getByRole('button', { name: 'Open the hub' }))
  expect((await screen.findByRole('alert')).textContent).toContain('tick the box')
  await user.click(screen.getByRole('checkbox'))
  await user.click(screen.getByRole('button', { name: 'Open the hub' }))
  expect(await screen.findByRole('heading', { name: 'My work' })).toBeTruthy()
})

test('a wrong passphrase says so, keeps what was typed, and shows the wait', async () => {
  const { user, answer } = renderApp('/', {
    'session.current': null,
    'session.signIn': () => {
      const staff = [{ staffId: session.staffId, name: 'Priya Nair', mustChange: false }]
      answer({ 'store.status': { state: 'locked', hubName: 'K', sample: false, staff, waitSeconds: 4 } })
      return { ok: false, error: { code: 'wrongPassphrase', message: 'That is not the passphrase.' } }
    },
  })
  await user.click(await screen.findByRole('radio', { name: 'Priya Nair' }))
  await user.type(screen.getByLabelText('Passphrase'), 'wrong wrong wrong')
  await user.click(screen.getByRole('button', { name: 'Sign in' }))
  expect((await screen.findByRole('alert')).textContent).toContain('That is not the passphrase.')
  expect((screen.getByLabelText('Passphrase') as HTMLInputElement).value).toBe('wrong wrong wrong')
  await waitFor(() => expect(screen.getByText(/Wait [34] seconds/)).toBeTruthy())
  expect(screen.getByRole('button', { name: 'Sign in' }).hasAttribute('disabled')).toBe(true)
})

test('whoever signed in with a one-time passphrase sees nothing but the page to change it', async () => {
  renderApp('/', { 'session.current': { ...session, mustChangePassphrase: true } })
  expect(await screen.findByRole('heading', { name: 'Choose your own passphrase' })).toBeTruthy()
  expect(screen.queryByRole('navigation')).toBeNull()
})

test('a store that cannot be opened says why', async () => {
  renderApp('/', {
    'session.current': null,
    'store.status': { state: 'refused', code: 'storeNewer', message: 'This hub was last used by a newer version.' },
  })
  expect((await screen.findByRole('alert')).textContent).toContain('newer version')
})

test('a lock from outside shows the sign-in page', async () => {
  const { say } = renderApp('/')
  await screen.findByRole('heading', { name: 'My work' })
  say({ kind: 'locked' })
  expect(await screen.findByLabelText('Passphrase')).toBeTruthy()
})

test('locking leaves nothing about anybody on the screen', async () => {
  const { user, asked, container } = renderApp('/')
  await user.click(await screen.findByRole('button', { name: /^Call/ }))
  await screen.findByRole('heading', { level: 1, name: /Min-su Kim/ })
  await user.keyboard('n{Control>}{Shift>}{Enter}{/Shift}{/Control}')
  await screen.findByText(/Call with Min-su Kim logged/)
  await user.click(screen.getByRole('button', { name: 'Lock' }))
  await screen.findByLabelText('Passphrase')
  expect(container.textContent).not.toContain('Kim')
  expect(asked.some((one) => one.name === 'session.lock')).toBe(true)
})
