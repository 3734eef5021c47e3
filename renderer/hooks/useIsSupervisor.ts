import { mayActAs } from '../../shared/domain/staff.ts'
import { useSession } from '../stores/session.ts'

/** Whether who is signed in sees everybody's work, or their own and what they search for (DESIGN §6). */
export function useIsSupervisor(): boolean {
  return mayActAs(
    useSession((state) => state.session?.role ?? 'handler'),
    'supervisor',
  )
}
