// One paper as it came out of the printer, to look at.
import { Loader, Modal } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { DocumentId } from '#core/domain/ids.ts'
import { useHost } from '../host/HostContext.tsx'
import { FaultBanner } from '../ui/FaultBanner.tsx'
import { SlipPicture } from './SlipPicture.tsx'
import { TicketPicture } from './TicketPicture.tsx'

type Props = { documentId: DocumentId; title: string; onClose(): void }

export function LookAtPaper({ documentId, title, onClose }: Props) {
  const { data, error, refetch } = useQuery(useHost().document.one.queryOptions({ input: { documentId } }))
  return (
    <Modal opened onClose={onClose} title={title} size="xl">
      <FaultBanner error={error} onRetry={() => void refetch()} />
      {!data && !error && <Loader size="sm" />}
      {data?.document.kind === 'ticket' && <TicketPicture ticket={data.document.body} />}
      {data && data.document.kind !== 'ticket' && <SlipPicture slip={data.document} />}
    </Modal>
  )
}
