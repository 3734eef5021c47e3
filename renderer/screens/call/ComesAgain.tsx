import { useTranslation } from 'react-i18next'
import type { CallDraft } from '../../../shared/domain/call.ts'
import { Checkbox } from '../../components/Checkbox.tsx'
import { useCallInHand } from '../../stores/call-in-hand.ts'
import { useSession } from '../../stores/session.ts'
import { type Fields, withForm } from '../case/forms.ts'
import { RecurrenceFields, recurrenceFields, recurrenceOf } from '../case/RecurrenceFields.tsx'
import { recurNeed, recurrenceForm } from './draft-changes.ts'

/** Whether a need of this call comes again: a parcel every week. It is logged with the need. */
export function ComesAgain({ need }: { need: CallDraft['needs'][number] }) {
  const { t } = useTranslation('call')
  const name = recurrenceForm(need.needId)
  const fields = useCallInHand((state) => state.draft?.forms[name])
  const me = useSession((state) => state.session?.staffId ?? '')
  const put = (after: Fields | null) => {
    const { draft, change } = useCallInHand.getState()
    if (!draft) return
    const recurrence = after ? (recurrenceOf(after) ?? undefined) : undefined
    change({ ...recurNeed(draft, need.needId, recurrence), forms: withForm(draft.forms, name, () => after) })
  }
  return (
    <>
      <Checkbox isSelected={fields !== undefined} onChange={(on) => put(on ? recurrenceFields(null, me) : null)}>
        {t('comesAgain')}
      </Checkbox>
      {fields ? (
        <RecurrenceFields name={name} fields={fields} onChange={(field, text) => put({ ...fields, [field]: text })} />
      ) : null}
    </>
  )
}
