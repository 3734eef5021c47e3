import { type FormEvent, useDeferredValue, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams } from 'wouter'
import type { CallId, PersonId, ResidentId } from '../../../shared/domain/ids.ts'
import type { ResidentField, ResidentValues } from '../../../shared/domain/resident.ts'
import { Button } from '../../components/Button.tsx'
import { ErrorSummary, type Problem } from '../../components/ErrorSummary.tsx'
import { FactFields } from '../../components/FactFields.tsx'
import { useCommand } from '../../hooks/useCommand.ts'
import { useQuery } from '../../hooks/useQuery.ts'
import { useShortcut } from '../../hooks/useShortcut.ts'
import { newId } from '../../new-id.ts'
import { PerhapsHere } from './PerhapsHere.tsx'
import { useBeginCall } from './useBeginCall.ts'
import { valuesOfText } from './values-of-text.ts'

const asked: readonly ResidentField[] = [
  'givenName',
  'familyName',
  'nativeName',
  'dateOfBirth',
  'telephone',
  'mobile',
  'address',
  'postcode',
  'nhsNumber',
  'language',
  'interpreter',
  'accessNeeds',
]

/** Registers somebody who is ringing in, while those who are perhaps already here are shown beside it. */
export function RegisterScreen() {
  const { t } = useTranslation('call')
  const { text = '' } = useParams()
  const [values, setValues] = useState<ResidentValues>(() => valuesOfText(decodeURIComponent(text)))
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const [residentId] = useState(() => newId<ResidentId>())
  const [callId] = useState(() => newId<CallId>())
  const registered = useRef<PersonId | null>(null)
  const register = useCommand('resident.register')
  const begin = useBeginCall()

  const typed = useDeferredValue(values)
  const isTyped = Object.keys(typed).length > 0
  const near = useQuery('duplicates.near', isTyped ? { values: typed } : null, { keepOld: true })

  const take = async (personId: PersonId) => {
    const failed = await begin({ personId, listId: null, number: null, direction: 'inbound', callId })
    if (failed) setProblems([{ message: failed.message }])
  }
  const submit = async (event?: FormEvent) => {
    event?.preventDefault()
    if (register.pending) return
    const isCalled = values.givenName || values.familyName || values.nativeName
    if (!isCalled && !values.telephone && !values.mobile) {
      setProblems([{ message: t('registerNeed') }])
      return
    }
    // Registered before, and the call could not be taken: they are not registered a second time.
    if (registered.current === null) {
      const result = await register.run({ residentId, values, callId })
      if (!result.ok) {
        setProblems([{ message: result.error.message }])
        return
      }
      registered.current = result.value.personId
    }
    await take(registered.current)
  }
  useShortcut('ctrl+enter', t('registerDo'), () => submit())

  return (
    <div className="screen">
      <h1>{t('registerTitle')}</h1>
      <p className="quiet">{t('registerText')}</p>
      <ErrorSummary problems={problems} />
      <div className="register">
        <form className="panel stack" onSubmit={submit} noValidate>
          <FactFields fields={asked} values={{}} changed={values} onChange={setValues} />
          <div>
            <Button type="submit" kind="primary" isDisabled={register.pending} keys="ctrl+enter">
              {t('registerDo')}
            </Button>
          </div>
        </form>
        <PerhapsHere matches={isTyped ? (near.data?.matches ?? []) : []} onTake={(person) => take(person.personId)} />
      </div>
    </div>
  )
}
