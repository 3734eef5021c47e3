import { useTranslation } from 'react-i18next'
import type { OutcomeCode } from '../../../shared/codes/outcomes.ts'
import type { ContactRow } from '../../../shared/domain/contact.ts'
import type { ContactId } from '../../../shared/domain/ids.ts'
import { Button } from '../../components/Button.tsx'
import { TextField } from '../../components/TextField.tsx'
import { useCallInHand } from '../../stores/call-in-hand.ts'
import { mustBeTold } from './outcome-keys.ts'

/** Who said so, or who was spoken to: the resident, somebody whom the file knows, or anybody else in words. */
export function WhoTold({ outcome, contacts }: { outcome: OutcomeCode | null; contacts: readonly ContactRow[] }) {
  const { t } = useTranslation('call')
  const spokenTo = useCallInHand((state) => state.draft?.spokenTo ?? '')
  const contactId = useCallInHand((state) => state.draft?.contactId ?? null)
  const change = useCallInHand((state) => state.change)
  const isNeeded = outcome !== null && mustBeTold.includes(outcome)
  const say = (words: string, contact: ContactId | null) => change({ spokenTo: words, contactId: contact })
  const themselves = t('theResident')
  return (
    <div className="row-end who-told">
      <TextField
        id="spoken-to"
        label={t(isNeeded ? 'whoTold' : 'spokenTo')}
        placeholder={t('whoToldHint')}
        value={spokenTo}
        maxLength={300}
        autoFocus={isNeeded && spokenTo === ''}
        onChange={(text) => say(text, null)}
      />
      {outcome === 'deceased' ? null : (
        <Button aria-pressed={spokenTo === themselves} onPress={() => say(themselves, null)}>
          {themselves}
        </Button>
      )}
      {contacts.map((contact) => (
        <Button
          key={contact.contactId}
          aria-pressed={contactId === contact.contactId}
          onPress={() => say(contact.name, contact.contactId)}
        >
          {[contact.name, contact.relation].filter(Boolean).join(', ')}
        </Button>
      ))}
    </div>
  )
}
