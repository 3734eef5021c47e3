import type { ReactNode } from 'react'
import { Heading, Modal, ModalOverlay, Dialog as RacDialog } from 'react-aria-components'

interface Props {
  title: string
  isOpen: boolean
  onClose: () => void
  children: ReactNode
  /** For what cannot be undone. */
  alert?: boolean
}

/** A dialog: only for what cannot be undone, and for the list of shortcuts. Esc closes it. */
export function Dialog({ title, isOpen, onClose, children, alert = false }: Props) {
  return (
    <ModalOverlay
      className="modal-overlay"
      isOpen={isOpen}
      isDismissable
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
    >
      <Modal className="modal">
        <RacDialog className="dialog" data-modal role={alert ? 'alertdialog' : 'dialog'}>
          <Heading slot="title" level={2}>
            {title}
          </Heading>
          {children}
        </RacDialog>
      </Modal>
    </ModalOverlay>
  )
}
