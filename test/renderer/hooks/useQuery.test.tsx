import { act, render, screen, waitFor } from '@testing-library/react'
import { useState } from 'react'
import { expect, test } from 'vitest'
import { useCommand } from '../../../renderer/hooks/useCommand.ts'
import { useQuery } from '../../../renderer/hooks/useQuery.ts'
import { fakeHub, jiwoo, minsu } from '../../helpers/fake-hub.ts'

function Name({ personId }: { personId: string }) {
  const file = useQuery('case.open', { personId })
  return <p>{file.data ? `${personId} is ${file.data.person.name}` : 'nothing yet'}</p>
}

test("one person's facts are never shown under another's id, not for one frame", async () => {
  const { hub } = fakeHub()
  Object.defineProperty(window, 'hub', { value: hub, configurable: true })
  const shown: string[] = []
  const { rerender, container } = render(<Name personId={minsu} />)
  new MutationObserver(() => shown.push(container.textContent ?? '')).observe(container, {
    subtree: true,
    childList: true,
    characterData: true,
  })
  await screen.findByText(`${minsu} is Min-su Kim`)
  rerender(<Name personId={jiwoo} />)
  expect(container.textContent).toBe('nothing yet')
  await screen.findByText(`${jiwoo} is Ji-woo Kim`)
  expect(shown.filter((text) => text.startsWith(jiwoo) && !text.includes('Ji-woo'))).toEqual([])
})

function Save() {
  const note = useCommand('call.release')
  const [said, setSaid] = useState('')
  return (
    <button
      type="button"
      onClick={async () => {
        const result = await note.run({ callId: 'd'.repeat(32) })
        setSaid(result.ok ? 'done' : result.error.message)
      }}
    >
      save {said}
    </button>
  )
}

test('a command whose answer was lost is repeated under its first id; the next one is a new one', async () => {
  let lost = true
  const { hub, asked } = fakeHub()
  const request = hub.request
  const flaky = {
    ...hub,
    request: async (envelope: unknown) => {
      const answer = await request(envelope)
      if (lost) throw new Error('socket closed')
      return answer
    },
  }
  Object.defineProperty(window, 'hub', { value: flaky, configurable: true })
  render(<Save />)
  const button = screen.getByRole('button')
  act(() => button.click())
  await waitFor(() => expect(button.textContent).toContain('did not answer'))
  lost = false
  act(() => button.click())
  await waitFor(() => expect(button.textContent).toContain('done'))
  act(() => button.click())
  await waitFor(() => expect(asked).toHaveLength(3))
  const ids = asked.map((one) => one.commandId)
  expect(ids[1]).toBe(ids[0])
  expect(ids[2]).not.toBe(ids[0])
})
