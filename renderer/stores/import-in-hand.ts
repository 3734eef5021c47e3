import { create } from 'zustand'
import type { FileId, ImportId, JobId } from '../../shared/domain/ids.ts'
import type { ImportAs, ImportOutcome, ImportPreview } from '../../shared/domain/import.ts'
import type { Failure, Result } from '../../shared/result.ts'
import { onBroadcast, request } from '../api.ts'
import type { RunningJob } from '../hooks/useJob.ts'
import { i18next } from '../i18n/i18n.ts'
import { newId } from '../new-id.ts'

/** Files come in by pieces of this many bytes. */
const pieceSize = 256 * 1024

export type ImportStage =
  | { readonly stage: 'idle' }
  | { readonly stage: 'sending' | 'reading'; readonly fileName: string }
  | { readonly stage: 'preview' | 'applying'; readonly preview: ImportPreview }
  | { readonly stage: 'done'; readonly outcome: ImportOutcome }

interface ImportInHand {
  readonly at: ImportStage
  /** How far the work of this stage has got, and when it began. */
  readonly progress: RunningJob | null
  readonly error: Failure | null
  /** Takes a file in and finds what it would change; nothing is written. */
  readonly take: (file: File, as: ImportAs | null) => Promise<void>
  readonly apply: () => Promise<void>
  readonly cancel: () => void
  /** Puts the file away without adding it. */
  readonly discard: () => Promise<void>
  readonly startOver: () => void
}

/**
 * The file that is being imported at this window. It lives here and not in the screen, so that a supervisor may look at
 * something else while 100,000 rows are read.
 */
export const useImportInHand = create<ImportInHand>((set, get) => {
  let job: JobId | null = null
  let isCancelled = false
  let isHearing = false

  const hear = () => {
    if (isHearing) return
    isHearing = true
    onBroadcast((broadcast) => {
      if (broadcast.kind === 'locked') {
        isCancelled = true
        job = null
        const wasBusy = get().at.stage !== 'idle' && get().at.stage !== 'done'
        set({ at: { stage: 'idle' }, progress: null, error: wasBusy ? lockedFailure() : null })
      }
      if (broadcast.kind !== 'progress' || broadcast.jobId !== job) return
      const { step, done, total, mayCancel } = broadcast
      const startedAt = get().progress?.step === step ? (get().progress?.startedAt ?? Date.now()) : Date.now()
      set({ progress: { step, done, total, mayCancel, startedAt, couldCancel: true } })
    })
  }
  const begin = (step: string, total: number | null) => {
    set({ error: null, progress: { step, done: 0, total, mayCancel: true, startedAt: Date.now(), couldCancel: true } })
  }
  /** Back to the choice of a file; a cancelled one is no fault. */
  const giveUp = (failure: Failure | null, at: ImportStage = { stage: 'idle' }) => {
    job = null
    set({ at, progress: null, error: failure?.code === 'cancelled' ? cancelledFailure() : failure })
  }

  const send = async (file: File): Promise<Result<FileId>> => {
    const fileId = newId<FileId>()
    const begun = await request('file.begin', { fileId, name: file.name, size: file.size })
    if (!begun.ok) return begun
    for (let offset = 0; offset < file.size; offset += pieceSize) {
      if (isCancelled) return { ok: false, error: cancelledFailure() }
      const bytes = new Uint8Array(await file.slice(offset, offset + pieceSize).arrayBuffer())
      const sent = await request('file.piece', { fileId, offset, bytes })
      if (!sent.ok) return sent
      set((before) => ({ progress: before.progress && { ...before.progress, done: kilobytes(offset + bytes.length) } }))
    }
    return { ok: true, value: fileId }
  }

  return {
    at: { stage: 'idle' },
    progress: null,
    error: null,
    take: async (file, as) => {
      const { stage } = get().at
      if (stage === 'sending' || stage === 'reading' || stage === 'applying') return
      hear()
      isCancelled = false
      set({ at: { stage: 'sending', fileName: file.name } })
      begin(i18next.t('importing:sending'), kilobytes(file.size))
      const sent = await send(file)
      if (isCancelled) return
      if (!sent.ok) return giveUp(sent.error)
      job = newId<JobId>()
      set({ at: { stage: 'reading', fileName: file.name } })
      begin('', null)
      const importId = newId<ImportId>()
      const result = await request('import.preview', { importId, fileId: sent.value, as }, { jobId: job })
      if (get().at.stage !== 'reading') return
      if (!result.ok) return giveUp(result.error)
      job = null
      set({ at: { stage: 'preview', preview: result.value }, progress: null })
    },
    apply: async () => {
      const { at } = get()
      if (at.stage !== 'preview') return
      job = newId<JobId>()
      set({ at: { stage: 'applying', preview: at.preview } })
      begin('', null)
      const result = await request('import.apply', { importId: at.preview.importId }, { jobId: job })
      if (get().at.stage !== 'applying') return
      if (!result.ok) return giveUp(result.error, at)
      job = null
      set({ at: { stage: 'done', outcome: result.value }, progress: null })
    },
    cancel: () => {
      if (job) request('job.cancel', { jobId: job })
      else if (get().at.stage === 'sending') {
        isCancelled = true
        giveUp(cancelledFailure())
      }
    },
    discard: async () => {
      const { at } = get()
      set({ at: { stage: 'idle' }, progress: null, error: null })
      if (at.stage === 'preview') await request('import.discard', { importId: at.preview.importId })
    },
    startOver: () => set({ at: { stage: 'idle' }, progress: null, error: null }),
  }
})

function kilobytes(bytes: number): number {
  return Math.ceil(bytes / 1024)
}

function cancelledFailure(): Failure {
  return { code: 'cancelled', message: i18next.t('importing:cancelled') }
}

function lockedFailure(): Failure {
  return { code: 'cancelled', message: i18next.t('importing:locked') }
}
