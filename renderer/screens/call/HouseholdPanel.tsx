import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { OutcomeCode } from '../../../shared/codes/outcomes.ts'
import { outcomes } from '../../../shared/codes/outcomes.ts'
import { AlsoInCall } from '../../../shared/domain/call.ts'
import type { PersonRow } from '../../../shared/domain/case-file.ts'
import type { CallId, PersonId } from '../../../shared/domain/ids.ts'
import { ageOn, instantOf, londonTime } from '../../../shared/domain/time.ts'
import { request } from '../../api.ts'
import { Checkbox } from '../../components/Checkbox.tsx'
import { Select } from '../../components/Select.tsx'
import { Tag } from '../../components/Tag.tsx'
import { newId } from '../../new-id.ts'
import { useCallInHand } from '../../stores/call-in-hand.ts'
import { useSession } from '../../stores/session.ts'
import { withForm } from '../case/forms.ts'

const ways = AlsoInCall.shape.outcome.options

/** Others at the same address. One call can serve all of them: each gets a record of their own. */
export function HouseholdPanel({ people, chosen }: { people: readonly PersonRow[]; chosen: PersonId | null }) {
  const { t } = useTranslation('call')
  const also = useCallInHand((state) => state.draft?.also) ?? []
  if (people.length === 0) return null
  const today = londonTime(instantOf(Date.now())).date
  return (
    <section className="panel stack-tight">
      <h2 className="label">{t('household')}</h2>
      <ul className="stack-tight">
        {people.map(({ personId, name, dateOfBirth, hold }) => {
          const age = dateOfBirth ? ageOn(dateOfBirth, today) : null
          const record = also.find((one) => one.personId === personId)
          return (
            <li key={personId} className="small-part stack-tight">
              <span>
                <Link href={`/case/${personId}`}>{name}</Link>
                {age === null ? '' : `, ${age}`} {hold ? <Tag tone="danger">{t('heldTag')}</Tag> : null}
              </span>
              {hold ? null : (
                <>
                  <Checkbox
                    isSelected={record !== undefined}
                    onChange={(on) => (on ? addToCall(personId) : leaveOut(personId))}
                  >
                    {t('alsoThem')}
                  </Checkbox>
                  {record ? (
                    <Select
                      label={t('alsoHow', { name })}
                      hideLabel
                      options={ways.map((key) => ({ key, label: outcomes[key].label }))}
                      value={record.outcome}
                      onChange={(outcome) => changeAlso(personId, outcome)}
                    />
                  ) : null}
                  <Checkbox isSelected={chosen === personId} onChange={(on) => speakNext(on ? personId : null)}>
                    {t('householdNext')}
                  </Checkbox>
                </>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

/** Kept with the draft: after a crash it is still they who come next. */
function speakNext(personId: PersonId | null): void {
  const { draft, change } = useCallInHand.getState()
  if (draft) change({ forms: withForm(draft.forms, 'steps', (before) => ({ ...before, next: personId ?? '' })) })
}

/** Their record is for the list on which this handler has them, if there is one. */
async function addToCall(personId: PersonId): Promise<void> {
  const callId = useCallInHand.getState().draft?.callId
  const me = useSession.getState().session?.staffId
  const file = await request('case.open', { personId })
  const listId = file.ok ? (file.value.lists.find((list) => list.handlerId === me)?.listId ?? null) : null
  const { draft, change } = useCallInHand.getState()
  if (!draft || draft.callId !== callId || draft.also.some((one) => one.personId === personId)) return
  const outcome = ways.find((way) => way === draft.outcome) ?? 'spokeNoSupport'
  change({ also: [...draft.also, { callId: newId<CallId>(), personId, listId, outcome }] })
}

function leaveOut(personId: PersonId): void {
  const { draft, change } = useCallInHand.getState()
  if (draft) change({ also: draft.also.filter((one) => one.personId !== personId) })
}

function changeAlso(personId: PersonId, code: OutcomeCode): void {
  const { draft, change } = useCallInHand.getState()
  const outcome = ways.find((way) => way === code)
  if (!draft || !outcome) return
  change({ also: draft.also.map((one) => (one.personId === personId ? { ...one, outcome } : one)) })
}
