import { useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'wouter'
import { type Source, sourceCodes, sources } from '../../../shared/codes/sources.ts'
import type { ListId } from '../../../shared/domain/ids.ts'
import type { ListRule } from '../../../shared/rules/list-rule.ts'
import { Button } from '../../components/Button.tsx'
import { Checkbox } from '../../components/Checkbox.tsx'
import { ErrorSummary, type Problem } from '../../components/ErrorSummary.tsx'
import { Select } from '../../components/Select.tsx'
import { TextField } from '../../components/TextField.tsx'
import { useCommand } from '../../hooks/useCommand.ts'
import { useIsHere } from '../../hooks/useIsHere.ts'
import { useQuery } from '../../hooks/useQuery.ts'
import { newId } from '../../new-id.ts'
import { kingstonLanguages } from '../../show/kingston-languages.ts'
import { showLanguage } from '../../show/show-language.ts'
import { useFilters } from '../../stores/filters.ts'
import { useToasts } from '../../stores/toasts.ts'
import { RuleCount } from './RuleCount.tsx'
import { ruleText } from './rule-text.ts'

const everybody: ListRule = {
  source: null,
  ward: null,
  postcode: null,
  language: null,
  fromAge: null,
  neverRung: false,
  registered: null,
}

/** Makes a call list: its name, whom it is for, and how many they are, counted while it is chosen. */
export function NewListScreen() {
  const { t } = useTranslation(['lists', 'common'])
  const [, navigate] = useLocation()
  const [listId] = useState(() => newId<ListId>())
  const [name, setName] = useState('')
  const [rule, setRule] = useState(everybody)
  const [age, setAge] = useState('')
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const [missed, setMissed] = useState<{ name?: string; age?: string }>({})
  const create = useCommand('list.create')
  const isHere = useIsHere()
  const text = useDeferredValue(ruleText(rule))
  const count = useQuery('list.count', { rule: text }, { keepOld: true })
  const change = (to: Partial<ListRule>) => setRule({ ...rule, ...to })
  const residents = count.data?.residents ?? 0

  const submit = async () => {
    const missing: Problem[] = []
    const wrong: { name?: string; age?: string } = {}
    if (name.trim() === '') {
      wrong.name = t('lists:needName')
      missing.push({ message: wrong.name, fieldId: 'list-name' })
    }
    if (age.trim() !== '' && !/^\d{1,3}$/.test(age.trim())) {
      wrong.age = t('lists:needAge')
      missing.push({ message: wrong.age, fieldId: 'list-age' })
    }
    setMissed(wrong)
    setProblems(missing)
    if (missing.length > 0) return
    const result = await create.run({ listId, name: name.trim(), rule: ruleText(rule) })
    if (!result.ok) {
      setProblems([{ message: result.error.message }])
      return
    }
    useToasts
      .getState()
      .show(t('lists:created', { name: name.trim(), count: result.value.residents }), result.commandId)
    if (!isHere()) return
    useFilters.getState().narrow('members', { state: null, handler: null })
    navigate(`/lists/${listId}/share`)
  }
  return (
    <form
      className="screen"
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <div className="stack-tight">
        <Link href="/lists">{t('lists:back')}</Link>
        <h1>{t('lists:newTitle')}</h1>
      </div>
      <ErrorSummary problems={problems} />
      <div className="new-list">
        <div className="stack">
          <TextField
            id="list-name"
            label={t('lists:name')}
            hint={t('lists:nameHint')}
            value={name}
            error={missed.name ?? null}
            autoFocus
            maxLength={200}
            onChange={setName}
          />
          <fieldset className="panel stack bare-legend">
            <legend>{t('lists:whom')}</legend>
            <p className="quiet">{t('lists:whomText')}</p>
            <div className="pair">
              <Select
                label={t('lists:source')}
                options={[
                  { key: 'any', label: t('lists:anySource') },
                  ...sourceCodes.map((key) => ({ key, label: sources[key].label })),
                ]}
                value={rule.source ?? 'any'}
                onChange={(key) => change({ source: key === 'any' ? null : (key satisfies Source) })}
              />
              <Select
                label={t('lists:language')}
                options={[
                  { key: 'any', label: t('lists:anyLanguage') },
                  ...kingstonLanguages.map((key) => ({ key, label: showLanguage(key) })),
                ]}
                value={rule.language ?? 'any'}
                onChange={(key) => change({ language: key === 'any' ? null : key })}
              />
              <TextField
                label={t('lists:postcode')}
                hint={t('lists:postcodeHint')}
                value={rule.postcode ?? ''}
                maxLength={10}
                onChange={(postcode) => change({ postcode: postcode || null })}
              />
              <TextField
                label={t('lists:ward')}
                hint={t('lists:wardHint')}
                value={rule.ward ?? ''}
                maxLength={100}
                onChange={(ward) => change({ ward: ward || null })}
              />
              <TextField
                id="list-age"
                label={t('lists:fromAge')}
                hint={t('lists:fromAgeHint')}
                value={age}
                error={missed.age ?? null}
                inputMode="numeric"
                maxLength={3}
                onChange={(years) => {
                  setAge(years)
                  change({ fromAge: /^\d{1,3}$/.test(years.trim()) ? Number(years) : null })
                }}
              />
              <Select
                label={t('lists:registered')}
                options={[
                  { key: 'any', label: t('lists:registeredEither') },
                  { key: 'yes', label: t('lists:registeredYes') },
                  { key: 'no', label: t('lists:registeredNo') },
                ]}
                value={rule.registered === null ? 'any' : rule.registered ? 'yes' : 'no'}
                onChange={(key) => change({ registered: key === 'any' ? null : key === 'yes' })}
              />
            </div>
            <Checkbox isSelected={rule.neverRung} onChange={(neverRung) => change({ neverRung })}>
              {t('lists:neverRung')}
            </Checkbox>
          </fieldset>
        </div>
        <RuleCount count={count.data} error={count.error} slow={count.slow} />
      </div>
      <div className="row">
        <Button type="submit" kind="primary" large isDisabled={create.pending || residents === 0}>
          {residents > 0 ? t('lists:create', { count: residents }) : t('lists:createNone')}
        </Button>
        <Button onPress={() => navigate('/lists')}>{t('common:cancel')}</Button>
      </div>
    </form>
  )
}
