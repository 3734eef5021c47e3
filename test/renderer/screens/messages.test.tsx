import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { renderApp } from '../../helpers/render-app.tsx'
import { owen, supervisorAnswers } from '../../helpers/supervisor-answers.ts'

test('a message goes to everybody or to one, and two messages are two', async () => {
  const { user, asked } = renderApp('/messages', { ...supervisorAnswers, 'message.send': null })
  const sent = () => asked.filter((one) => one.name === 'message.send').map((one) => one.input as { messageId: string })
  await user.click(await screen.findByRole('button', { name: 'Send' }))
  expect(screen.getByRole('link', { name: 'Write the message.' })).toBeTruthy()
  expect(sent()).toEqual([])
  const text = screen.getByLabelText('Message')
  await user.type(text, 'Ring Norbiton first today.')
  await user.click(screen.getByRole('button', { name: 'Send' }))
  await waitFor(() => expect(sent()[0]).toMatchObject({ to: null, text: 'Ring Norbiton first today.' }))
  await waitFor(() => expect((text as HTMLTextAreaElement).value).toBe(''))
  await user.click(screen.getByRole('button', { name: /^Everybody who works here/ }))
  await user.click(await screen.findByRole('option', { name: 'Owen Marsh' }))
  await user.type(text, 'Well done.')
  await user.click(screen.getByRole('button', { name: 'Send' }))
  await waitFor(() => expect(sent()[1]).toMatchObject({ to: owen, text: 'Well done.' }))
  expect(sent()[1]?.messageId).not.toBe(sent()[0]?.messageId)
})

test('a message that could not be sent is not lost', async () => {
  const { user } = renderApp('/messages', {
    ...supervisorAnswers,
    'message.send': () => ({ ok: false, error: { code: 'conflict', message: 'The disk is full.' } }),
  })
  await user.type(await screen.findByLabelText('Message'), 'Ring Norbiton first today.')
  await user.click(screen.getByRole('button', { name: 'Send' }))
  expect(await screen.findByText('The disk is full.')).toBeTruthy()
  expect((screen.getByLabelText('Message') as HTMLTextAreaElement).value).toBe('Ring Norbiton first today.')
})
