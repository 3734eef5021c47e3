import { type DragEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../components/Button.tsx'
import { Checkbox } from '../../components/Checkbox.tsx'
import { Notice } from '../../components/Notice.tsx'
import { useImportInHand } from '../../stores/import-in-hand.ts'

/** Where a file is chosen or dropped. */
export function FileStep() {
  const { t } = useTranslation('importing')
  const take = useImportInHand((state) => state.take)
  const input = useRef<HTMLInputElement>(null)
  const [isRemoved, setRemoved] = useState(false)
  const [isOver, setOver] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)

  const choose = (files: FileList | null) => {
    setOver(false)
    const file = files?.[0]
    if (!file) return
    if (files.length > 1) {
      setProblem(t('noFile'))
      return
    }
    setProblem(null)
    take(file, isRemoved ? 'deductions' : null)
  }
  const onDrag = (event: DragEvent) => {
    event.preventDefault()
    setOver(event.type === 'dragover')
  }
  return (
    <div className="stack">
      {problem ? (
        <Notice tone="care" says>
          {problem}
        </Notice>
      ) : null}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button does the same. */}
      <div
        className={isOver ? 'drop drop-over' : 'drop'}
        onDragOver={onDrag}
        onDragLeave={onDrag}
        onDrop={(event) => {
          event.preventDefault()
          choose(event.dataTransfer.files)
        }}
      >
        <div className="row">
          <Button kind="primary" large onPress={() => input.current?.click()}>
            {t('choose')}
          </Button>
          <span className="quiet">{t('drop')}</span>
        </div>
        <p className="quiet">{t('dropText')}</p>
        <Checkbox isSelected={isRemoved} onChange={setRemoved}>
          {t('asDeductions')}
        </Checkbox>
        <input
          ref={input}
          type="file"
          hidden
          aria-label={t('choose')}
          accept=".csv,.txt,.tsv,.xlsx"
          onChange={(event) => {
            choose(event.target.files)
            event.target.value = ''
          }}
        />
      </div>
    </div>
  )
}
