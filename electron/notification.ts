import { Notification } from 'electron'

/** Those that are still on show: one that nobody holds is taken away by the garbage collector, and its press with it. */
const shown = new Set<Notification>()

/** Shows a sentence as a notification of the system; nothing where the system has none. */
export function showNotification(sentence: string, pressed: () => void): void {
  if (!Notification.isSupported()) return
  const notification = new Notification({ title: 'Stronger Together Hub', body: sentence })
  shown.add(notification)
  notification.on('click', () => {
    shown.delete(notification)
    pressed()
  })
  notification.on('close', () => shown.delete(notification))
  notification.show()
}
