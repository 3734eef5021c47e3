import type { Page } from 'playwright-core'
import { defaultSettings } from '../../../shared/domain/hub.ts'
import { nhsList } from './an-nhs-list.ts'
import { ask, lock, type Member, newId, signIn } from './window-steps.ts'

export const handler: Member = { name: 'Priya Nair', passphrase: 'quiet harbour nine walnuts' }
export const administrator: Member = { name: 'Sam Okafor', passphrase: 'copper lantern seventeen rivers' }

/**
 * A hub as it is on a working day, made through the window's own requests: the list of forty is imported, on a call list,
 * and shared out to the administrator, who is signed in; residents may be rung at any hour.
 */
export async function makeWorkingHub(page: Page): Promise<void> {
  const failure = await page.evaluate(
    async ({ settings, text, by }) => {
      const id = () => crypto.randomUUID().replaceAll('-', '')
      const ask = async (name: string, input: object) => {
        const result = await window.hub.request({ name, input, commandId: id(), jobId: id() })
        if (!result.ok) throw new Error(`${name}: ${result.error.message}`)
        return Object(result.value)
      }
      try {
        const { session } = await ask('hub.setUp', {
          hubName: 'Kingston Stronger Together',
          staffName: by.name,
          passphrase: by.passphrase,
        })
        await ask('hub.change', settings)
        const [fileId, importId, listId] = [id(), id(), id()]
        const bytes = new TextEncoder().encode(text)
        await ask('file.begin', { fileId, name: 'shielded.csv', size: bytes.length })
        await ask('file.piece', { fileId, offset: 0, bytes })
        await ask('import.preview', { importId, fileId })
        await ask('import.apply', { importId })
        await ask('list.create', { listId, name: 'Shielded, first round', rule: '' })
        await ask('list.share', { listId, handlers: [session.staffId] })
        return ''
      } catch (error) {
        return String(error)
      }
    },
    {
      settings: { callingHours: { from: 0, to: 24 }, callingDays: defaultSettings.callingDays },
      text: nhsList(),
      by: administrator,
    },
  )
  if (failure) throw new Error(failure)
  await page.reload()
  await page.getByRole('heading', { name: 'My work' }).waitFor()
}

/**
 * Takes on a handler, who gets the whole list, and signs them in with a passphrase of their own; the window is then
 * theirs. By the window's requests, save for the signing in.
 */
export async function takeOnHandler(page: Page): Promise<void> {
  const staffId = newId()
  const [{ listId }] = Object(await ask(page, 'list.page', {}))
  const others: { staffId: string }[] = Object(await ask(page, 'staff.list', {}))
  for (const other of Object.values(others)) await ask(page, 'list.takeBack', { listId, handler: other.staffId })
  const person = { staffId, name: handler.name, role: 'handler', languages: ['en'], hours: 20, withSlot: true }
  const oneTime = String((await ask(page, 'staff.add', person)).oneTimePassphrase)
  await ask(page, 'list.share', { listId, handlers: [staffId] })
  await lock(page)
  await signIn(page, { name: handler.name, passphrase: oneTime })
  await page.getByRole('heading', { name: 'Choose your own passphrase' }).waitFor()
  await page.getByLabel('The one-time passphrase').fill(oneTime)
  await page.getByLabel('New passphrase').fill(handler.passphrase)
  await page.getByLabel('The same passphrase again').fill(handler.passphrase)
  await page.getByRole('button', { name: 'Change it and go on' }).click()
  await page.getByRole('heading', { name: 'My work' }).waitFor()
}
