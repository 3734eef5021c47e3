import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams } from 'wouter'
import type { CallId, PersonId, ResidentId } from '../../../shared/domain/ids.ts'
import type { ResidentField, ResidentValues } from '../../../shared/domain/resident.ts'
import { showDate } from '../../../shared/domain/time.ts'
import { Button } from '../../components/Button.tsx'
import { ErrorSummary, type Problem } from '../../components/ErrorSummary.tsx'
import { FactFields } from '../../components/FactFields.tsx'
import { useCommand } from '../../hooks/useCommand.ts'
import { useQuery } from '../../hooks/useQuery.ts'
import { newId } from '../../new-id.ts'
import { useBeginCall } from './useBeginCall.ts'

const asked: readonly ResidentField[] = [
  'givenName',
  'familyName',
  'nativeName',
  'dateOfBirth',
  'telephone',
  'mobile',
  'address',
  'postcode',
  'language',
  'interpreter',
  'accessNeeds',
]

/** Registers somebody who is ringing in, while those who are perhaps already here are shown beside it. */
export function RegisterScreen() {
  const { t } = useTranslation('call')
  const { text = '' } = useParams()
  const [values, setValues] = useState<ResidentValues>(() => valuesOf(decodeURIComponent(text)))
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const [residentId] = useState(() => newId<ResidentId>())
  const [callId] = useState(() => newId<CallId>())
  const register = useCommand('resident.register')
  const begin = useBeginCall()

  const name = [values.givenName, values.familyName].filter(Boolean).join(' ')
  const looked = [values.telephone ?? values.mobile, values.postcode, name].find((one) => one && one.length >= 3)
  const found = useQuery('residents.find', looked ? { text: looked, limit: 6 } : null, { keepOld: true })

  const take = (personId: PersonId) => begin({ personId, listId: null, number: null, direction: 'inbound', callId })
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!name && !values.nativeName && !values.telephone && !values.mobile) {
      setProblems([{ message: t('registerNeed') }])
      return
    }
    const result = await register.run({ residentId, values, callId })
    if (!result.ok) setProblems([{ message: result.error.message }])
    else await take(result.value.personId)
  }
  return (
    <div className="screen">
      <h1>{t('registerTitle')}</h1>
      <p className="quiet">{t('registerText')}</p>
      <ErrorSummary problems={problems} />
      <div className="columns">
        <form className="panel stack" onSubmit={submit} noValidate>
          <FactFields fields={asked} values={{}} changed={values} onChange={setValues} />
          <div>
            <Button type="submit" kind="primary" isDisabled={register.pending}>
              {t('registerDo')}
            </Button>
          </div>
        </form>
        <section className="panel">
          <h2>{t('perhaps')}</h2>
          {looked && found.data?.matches.length ? null : <p className="quiet">{t('perhapsNone')}</p>}
          <ul className="stack">
            {(looked ? (found.data?.matches ?? []) : []).map((person) => (
              <li key={person.personId} className="stack-tight">
                <b>{person.name}</b>
                <span className="quiet">
                  {[person.why, person.address, person.dateOfBirth ? showDate(person.dateOfBirth) : '']
                    .filter(Boolean)
                    .join(' · ')}
                </span>
                <div>
                  <Button onPress={() => take(person.personId)}>{t('open')}</Button>
                </div>
              </li>
            ))}
          </ul>
        </section>
      </div>
    </div>
  )
}

/** What was typed in the search box, where it most likely belongs. */
function valuesOf(text: string): ResidentValues {
  const words = text.trim()
  if (!words) return {}
  if (/^[\d\s+()-]{5,}$/.test(words)) return { telephone: words }
  if (/^[a-z]{1,2}\d[a-z\d]?\s*\d[a-z]{2}$/i.test(words)) return { postcode: words.toUpperCase() }
  const [first = '', ...rest] = words.split(/\s+/)
  return rest.length > 0 ? { givenName: first, familyName: rest.join(' ') } : { familyName: first }
}
