import { render } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { App } from '../../renderer/App.tsx'
import '../../renderer/i18n/i18n.ts'
import { useCallInHand } from '../../renderer/stores/call-in-hand.ts'
import { useSession } from '../../renderer/stores/session.ts'
import { useShortcuts } from '../../renderer/stores/shortcuts.ts'
import { useToasts } from '../../renderer/stores/toasts.ts'
import { fakeHub } from './fake-hub.ts'

/** The whole window in jsdom, at a place, with the bridge that is given. */
export function renderApp(place: string, answers: Parameters<typeof fakeHub>[0] = {}) {
  useCallInHand.getState().putDown()
  useSession.setState({ session: null, settingUp: false })
  useToasts.setState({ toasts: [] })
  useShortcuts.setState({ shortcuts: [], listOpen: false })
  window.location.hash = place
  const fake = fakeHub(answers)
  Object.defineProperty(window, 'hub', { value: fake.hub, configurable: true })
  const user = userEvent.setup()
  return { ...render(<App />), ...fake, user }
}
