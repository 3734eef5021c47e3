import type { CaseFile } from '../../../shared/domain/case-file.ts'
import type { CallId } from '../../../shared/domain/ids.ts'
import { useCallInHand } from '../../stores/call-in-hand.ts'
import { ContactsPanel } from '../case/ContactsPanel.tsx'
import { TasksPanel } from '../case/TasksPanel.tsx'
import { WarningsPanel } from '../case/WarningsPanel.tsx'
import { partKeys } from './outcome-keys.ts'
import { useCallForms } from './useCallForms.ts'

/** Who is around them, what is to be done about them, and what a visitor must know. */
export function AroundThem({ file, callId }: { file: CaseFile; callId: CallId | null }) {
  const forms = useCallForms()
  const contactId = useCallInHand((state) => state.draft?.contactId ?? null)
  const change = useCallInHand((state) => state.change)
  const own = { file, forms, callId }
  return (
    <>
      <ContactsPanel
        {...own}
        keys={partKeys.contact}
        spokenTo={contactId}
        onSpeak={(contact) => change({ spokenTo: contact?.name ?? '', contactId: contact?.contactId ?? null })}
      />
      <TasksPanel {...own} keys={partKeys.task} />
      <WarningsPanel {...own} keys={partKeys.warning} />
    </>
  )
}
