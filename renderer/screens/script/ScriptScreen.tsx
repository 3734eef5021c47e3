import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ScriptLineRow } from '../../../shared/domain/script.ts'
import { Button } from '../../components/Button.tsx'
import { Checkbox } from '../../components/Checkbox.tsx'
import { Notice } from '../../components/Notice.tsx'
import { useQuery } from '../../hooks/useQuery.ts'
import { useShortcut } from '../../hooks/useShortcut.ts'
import { newId } from '../../new-id.ts'
import { isUnsaved, type LineInHand, useScriptInHand } from '../../stores/script-in-hand.ts'
import { CheckedCounts } from './CheckedCounts.tsx'
import { LineForm } from './LineForm.tsx'
import { LinesTable } from './LinesTable.tsx'
import { lineOfRow, newLine } from './line-of-row.ts'
import { ScriptPreview } from './ScriptPreview.tsx'
import { ThrowAwayDialog } from './ThrowAwayDialog.tsx'

/** The script of the calls, for a supervisor to change: every line, its branches, its words in six languages. */
export function ScriptScreen() {
  const { t } = useTranslation('script')
  const lines = useQuery('script.lines', {})
  const openId = useScriptInHand((state) => state.inHand?.lineId ?? null)
  const [isPreviewing, setPreviewing] = useState(false)
  const [showRemoved, setShowRemoved] = useState(false)
  /** What is opened instead once the unsaved line is thrown away; null inside is nothing. */
  const [instead, setInstead] = useState<{ line: LineInHand | null } | null>(null)

  const show = (line: LineInHand | null) => {
    const { take, putDown } = useScriptInHand.getState()
    if (line) take(line)
    else putDown()
  }
  const open = (line: LineInHand | null) => {
    const { inHand } = useScriptInHand.getState()
    if (inHand && isUnsaved(inHand)) setInstead({ line })
    else show(line)
  }
  const add = () => open(newLine(`line${newId().slice(0, 16)}`, lines.data ?? []))
  const edit = (row: ScriptLineRow) => {
    if (row.lineId !== openId) open({ lineId: row.lineId, before: lineOfRow(row), line: lineOfRow(row) })
  }
  useShortcut('n', t('add'), add)
  useShortcut('p', t('preview'), () => setPreviewing(!isPreviewing))
  const rows = (lines.data ?? []).filter((row) => showRemoved || !row.removed)
  return (
    <div className="screen screen-fill">
      <div className="spread">
        <div className="stack-tight grow">
          <h1>{t('title')}</h1>
          <p className="quiet">{t('text')}</p>
        </div>
        <div className="row">
          <Button keys="p" aria-pressed={isPreviewing} onPress={() => setPreviewing(!isPreviewing)}>
            {t('preview')}
          </Button>
          <Button kind="primary" keys="n" onPress={add}>
            {t('add')}
          </Button>
        </div>
      </div>
      {lines.error ? (
        <Notice tone="danger" says>
          {lines.error.message}
        </Notice>
      ) : null}
      <div className="spread">
        <CheckedCounts lines={lines.data ?? []} />
        <Checkbox isSelected={showRemoved} onChange={setShowRemoved}>
          {t('showRemoved', { count: (lines.data ?? []).filter((row) => row.removed).length })}
        </Checkbox>
      </div>
      <div className={openId || isPreviewing ? 'with-side script-edit' : 'fill'}>
        <LinesTable rows={lines.data ? rows : undefined} all={lines.data ?? []} onOpen={edit} />
        {isPreviewing ? <ScriptPreview lines={lines.data ?? []} onClose={() => setPreviewing(false)} /> : null}
        {openId && !isPreviewing && lines.data ? (
          <LineForm key={openId} lines={lines.data} onClose={() => open(null)} />
        ) : null}
      </div>
      <ThrowAwayDialog
        isOpen={instead !== null}
        onKeep={() => setInstead(null)}
        onThrowAway={() => {
          show(instead?.line ?? null)
          setInstead(null)
        }}
      />
    </div>
  )
}
