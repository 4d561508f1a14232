import { firstNameOf, greetingAt, type ReplyValues } from '@/lib/quick-reply'
import { wallAt } from '@/lib/wall-clock'
import { useBootstrap, useMe } from '@/live/bootstrap'
import type { ConversationView } from '@/live/view'

/** What is known of the customer of a conversation, and of who writes to them now. */
export function useReplyValues({ conversation, contact }: ConversationView): () => ReplyValues {
  const { agent, account } = useMe()
  const department = useBootstrap(
    (it) => it.departments.find(({ id }) => id === conversation.department)?.name,
  )
  return () => ({
    saudacao: greetingAt(Number(wallAt(Date.now()).slice(11, 13)), account.language),
    // What we call somebody whom nobody has named yet is not what they want to read.
    ...(contact.named && { nome: contact.name, primeiro_nome: firstNameOf(contact.name) }),
    atendente: agent.displayName,
    ...(department && { setor: department }),
    protocolo: conversation.ticket.protocol,
  })
}
