import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation, useParams } from 'wouter'
import type { StaffId } from '../../../shared/domain/ids.ts'
import type { ListRow } from '../../../shared/domain/list.ts'
import { Button } from '../../components/Button.tsx'
import { Checkbox } from '../../components/Checkbox.tsx'
import { ErrorSummary } from '../../components/ErrorSummary.tsx'
import { Skeleton } from '../../components/Skeleton.tsx'
import { useCommand } from '../../hooks/useCommand.ts'
import { useIsHere } from '../../hooks/useIsHere.ts'
import { useQuery } from '../../hooks/useQuery.ts'
import { showCount } from '../../show/show-count.ts'
import { showLanguage } from '../../show/show-language.ts'
import { useToasts } from '../../stores/toasts.ts'

/** Shares what nobody has yet of a list among handlers, with who would get how many before it is done. */
export function ShareScreen() {
  const { t } = useTranslation('lists')
  const { listId } = useParams()
  const lists = useQuery('list.page', {})
  const list = lists.data?.find((one) => one.listId === listId)
  const problem = lists.error?.message ?? (lists.data && !list ? t('gone') : null)
  return (
    <div className="screen">
      <Link href={list ? `/lists/${list.listId}` : '/lists'}>{list?.name ?? t('back')}</Link>
      <h1>{t('shareTitle', { count: list?.unshared ?? 0 })}</h1>
      <ErrorSummary problems={problem ? [{ message: problem }] : []} />
      {list ? <ShareForm list={list} /> : lists.slow ? <Skeleton /> : null}
    </div>
  )
}

function ShareForm({ list }: { list: ListRow }) {
  const { t } = useTranslation(['lists', 'common'])
  const [, navigate] = useLocation()
  const staff = useQuery('staff.list', {})
  const active = (staff.data ?? []).filter((one) => one.active)
  const [chosen, setChosen] = useState<readonly StaffId[]>([])
  const handlers = active.map((one) => one.staffId).filter((id) => chosen.includes(id))
  const preview = useQuery(
    'list.sharePreview',
    handlers.length > 0 ? { listId: list.listId, handlers: [...handlers] } : null,
    { keepOld: true },
  )
  const share = useCommand('list.share')
  const isHere = useIsHere()
  const error = share.error ?? preview.error ?? staff.error
  return (
    <>
      <ErrorSummary problems={error ? [{ message: error.message }] : []} />
      <p className="quiet">{t('lists:shareText')}</p>
      <div className="columns">
        <fieldset className="panel bare-legend">
          <legend>{t('lists:shareWho')}</legend>
          {staff.data && active.length === 0 ? <p>{t('lists:noStaff')}</p> : null}
          <Checkbox
            isSelected={active.length > 0 && handlers.length === active.length}
            isIndeterminate={handlers.length > 0 && handlers.length < active.length}
            onChange={(on) => setChosen(on ? active.map((one) => one.staffId) : [])}
          >
            <b>{t('lists:shareAll')}</b>
          </Checkbox>
          {active.map((one) => (
            <Checkbox
              key={one.staffId}
              isSelected={chosen.includes(one.staffId)}
              onChange={(on) =>
                setChosen(on ? [...chosen, one.staffId] : chosen.filter((other) => other !== one.staffId))
              }
            >
              {one.name}{' '}
              <span className="quiet small">
                {[
                  one.hours > 0 ? t('lists:shareHours', { count: one.hours }) : '',
                  one.languages
                    .filter((code) => code !== 'en')
                    .map(showLanguage)
                    .join(', '),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </Checkbox>
          ))}
        </fieldset>
        <section className="panel stack" aria-live="polite">
          <h2>{t('lists:sharePreview')}</h2>
          {handlers.length === 0 ? <p className="quiet">{t('lists:shareNobody')}</p> : null}
          {handlers.length > 0 && preview.data ? (
            <table className="plain-table">
              <thead>
                <tr>
                  <th scope="col">{t('lists:handler')}</th>
                  <th scope="col" className="number">
                    {t('lists:shareResidents')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {preview.data.map((line) => (
                  <tr key={line.handler}>
                    <th scope="row">{line.name}</th>
                    <td className="number">{showCount(line.residents)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          ) : null}
          <div className="row">
            <Button
              kind="primary"
              large
              isDisabled={handlers.length === 0 || list.unshared === 0 || share.pending}
              onPress={async () => {
                const result = await share.run({ listId: list.listId, handlers: [...handlers] })
                if (!result.ok) return
                useToasts.getState().show(t('lists:shareDone', { name: list.name }), result.commandId)
                if (isHere()) navigate(`/lists/${list.listId}`)
              }}
            >
              {handlers.length === 0 ? t('lists:share') : t('lists:shareDo', { count: handlers.length })}
            </Button>
            <Button onPress={() => navigate(`/lists/${list.listId}`)}>{t('common:cancel')}</Button>
          </div>
        </section>
      </div>
    </>
  )
}
