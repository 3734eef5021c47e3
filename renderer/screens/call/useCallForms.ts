import { useCallInHand } from '../../stores/call-in-hand.ts'
import { type Forms, withForm } from '../case/forms.ts'

const nothing = {}

/** The small forms of the call in hand: they are part of its draft. */
export function useCallForms(): Forms {
  const typed = useCallInHand((state) => state.draft?.forms ?? nothing)
  return {
    typed,
    put: (form, change) => {
      const { draft, change: changeDraft } = useCallInHand.getState()
      if (draft) changeDraft({ forms: withForm(draft.forms, form, change) })
    },
  }
}
