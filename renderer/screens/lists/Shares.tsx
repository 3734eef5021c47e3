import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CoverageState, ListRow } from '../../../shared/domain/list.ts'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { Wide } from '../../components/Wide.tsx'
import { useCommand } from '../../hooks/useCommand.ts'
import { showCount } from '../../show/show-count.ts'
import { useFilters } from '../../stores/filters.ts'
import { useToasts } from '../../stores/toasts.ts'
import { coverageParts, otherwiseSettled, stillOpen } from './coverage-parts.ts'

type Share = ListRow['shares'][number]

/** How far each handler has got with their share; a number opens its people. */
export function Shares({ list }: { list: ListRow }) {
  const { t } = useTranslation('lists')
  const [taking, setTaking] = useState<Share | null>(null)
  return (
    <section className="panel">
      <h2>{t('handlers')}</h2>
      {list.shares.length === 0 ? (
        <p className="quiet">{t('handlersNone')}</p>
      ) : (
        <Wide label={t('handlers')}>
          <table className="plain-table">
            <thead>
              <tr>
                <th scope="col">{t('handler')}</th>
                <th scope="col" className="number">
                  {t('given')}
                </th>
                <th scope="col" className="number">
                  {t('reached')}
                </th>
                <th scope="col" className="number">
                  {t('otherwise')}
                </th>
                <th scope="col" className="number">
                  {t('inProgress')}
                </th>
                <th scope="col" className="number">
                  {t('notStarted')}
                </th>
                <th scope="col">{t('howFar')}</th>
                {list.closed ? null : (
                  <th scope="col">
                    <span className="visually-hidden">{t('takeBack')}</span>
                  </th>
                )}
              </tr>
            </thead>
            <tbody>
              {list.shares.map((share) => (
                <tr key={share.handler}>
                  <th scope="row">{share.name}</th>
                  <Figure share={share} state={null} count={share.coverage.total} />
                  <Figure share={share} state="reached" count={share.coverage.reached} />
                  <td className="number">{showCount(otherwiseSettled(share.coverage))}</td>
                  <Figure share={share} state="inProgress" count={share.coverage.inProgress} />
                  <Figure share={share} state="notStarted" count={share.coverage.notStarted} />
                  <td className="share-track">
                    <Track share={share} />
                  </td>
                  {list.closed ? null : (
                    <td>
                      {stillOpen(share.coverage) > 0 ? (
                        <Button
                          kind="quiet"
                          aria-label={`${t('takeBack')}: ${share.name}`}
                          onPress={() => setTaking(share)}
                        >
                          {t('takeBack')}
                        </Button>
                      ) : null}
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </Wide>
      )}
      {taking ? <TakeBack list={list} share={taking} onClose={() => setTaking(null)} /> : null}
    </section>
  )
}

function Figure(props: { share: Share; state: CoverageState | null; count: number }) {
  const { t } = useTranslation('lists')
  const { share, state, count } = props
  const narrow = useFilters((filters) => filters.narrow)
  const label = `${share.name}: ${showCount(count)} ${state === null ? t('given') : t(`states.${state}`)}`
  return (
    <td className="number">
      {count === 0 ? (
        0
      ) : (
        <button
          type="button"
          className="link-button"
          aria-label={label}
          onClick={() => narrow('members', { state, handler: share.handler })}
        >
          {showCount(count)}
        </button>
      )}
    </td>
  )
}

/** The same figures as a line, for the eye. */
function Track({ share }: { share: Share }) {
  return (
    <div className="bar-track" aria-hidden="true">
      {coverageParts(share.coverage, (state) => state).map((part) => (
        <div key={part.key} className={`bar-part part-${part.tone}`} style={{ flexGrow: part.count }} />
      ))}
    </div>
  )
}

function TakeBack(props: { list: ListRow; share: Share; onClose: () => void }) {
  const { t } = useTranslation(['lists', 'common'])
  const { list, share, onClose } = props
  const takeBack = useCommand('list.takeBack')
  return (
    <Dialog title={t('lists:takeBackTitle', { name: share.name })} isOpen onClose={onClose}>
      <p>{t('lists:takeBackText', { count: stillOpen(share.coverage) })}</p>
      {takeBack.error ? <p role="alert">{takeBack.error.message}</p> : null}
      <div className="row">
        <Button
          kind="primary"
          isDisabled={takeBack.pending}
          onPress={async () => {
            const result = await takeBack.run({ listId: list.listId, handler: share.handler })
            if (!result.ok) return
            const said = t('lists:takenBack', { count: result.value.residents, name: share.name })
            useToasts.getState().show(said, result.commandId)
            onClose()
          }}
        >
          {t('lists:takeBackDo')}
        </Button>
        <Button onPress={onClose}>{t('common:cancel')}</Button>
      </div>
    </Dialog>
  )
}
