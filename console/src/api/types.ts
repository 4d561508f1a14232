/**
 * The shapes of the server's JSON, as `npm run types` writes them from the server's description.
 * Import them through `@/lib/schemas`, never from here.
 */
export interface components {
  schemas: {
    Agent: {
      id: string
      name: string
      displayName: string
      email: string
      profile: 'admin' | 'supervisor' | 'agent'
      departments: string[]
      availability: 'online' | 'away' | 'offline'
      photo?: string | null
      active: boolean
      createdAt: string
    }
    AgentCard: {
      id: string
      name: string
      displayName: string
      profile: 'admin' | 'supervisor' | 'agent'
      departments: string[]
      photo?: string | null
      presence: 'online' | 'away' | 'offline'
    }
    Account: {
      id: string
      name: string
      timeZone: string
      language: 'pt-BR' | 'en' | 'es'
      reopenWindowMinutes: number
      requireAccept: boolean
      ownership: 'exclusive' | 'shared'
      maxFileBytes: number
    }
    Sound: { volume: number; name: 'ding' | 'pop' | 'chime' }
    Notify: { desktop: boolean; preview: boolean; popup: boolean }
    InboxPreferences: {
      tab: 'waiting' | 'attending' | 'resolved'
      scope: 'mine' | 'departments' | 'all'
      kind: 'private' | 'group'
      order: {
        waiting: 'oldest' | 'newest'
        attending: 'oldest' | 'newest'
        resolved: 'oldest' | 'newest'
      }
      panelOpen: boolean
    }
    Preferences: {
      language: 'pt-BR' | 'en' | 'es'
      theme: 'system' | 'light' | 'dark'
      sound: components['schemas']['Sound']
      notify: components['schemas']['Notify']
      inbox: components['schemas']['InboxPreferences']
    }
    Me: {
      agent: components['schemas']['Agent']
      account: components['schemas']['Account']
      permissions: string[]
      preferences: components['schemas']['Preferences']
    }
    Setup: {
      needed: boolean
      demo: { name: string; email: string; password: string; profile: string }[]
    }
    Session: {
      id: string
      current: boolean
      createdAt: string
      lastSeenAt: string
      address: string
      userAgent: string
    }
    Token: {
      id: string
      name: string
      createdAt: string
      lastUsedAt?: string | null
      expiresAt?: string | null
    }
    NewToken: components['schemas']['Token'] & { token: string }
    Invitation: {
      id: string
      email: string
      profile: 'admin' | 'supervisor' | 'agent'
      departments: string[]
      link: string
      expiresAt: string
    }
    Joining: { workspace: string; email: string; name?: string | null }
    Department: { id: string; name: string; color: string; members: string[] }
    WebchatSettings: {
      color: string
      theme: 'light' | 'dark' | 'system'
      position: 'right' | 'left'
      title: string
      subtitle: string
      greeting: string
      form: {
        enabled: boolean
        name: 'off' | 'optional' | 'required'
        email: 'off' | 'optional' | 'required'
        phone: 'off' | 'optional' | 'required'
        consent?: string | null
      }
      hours: {
        enabled: boolean
        timeZone: string
        days: { day: number; from: string; to: string }[]
      }
      awayMessage: string
      domains: string[]
      language: 'auto' | 'pt-BR' | 'en' | 'es'
      launcherText?: string | null
      showAgent: boolean
      requireIdentity: boolean
    }
    Connection: {
      id: string
      kind: 'webchat'
      name: string
      departmentId?: string | null
      key: string
      state: 'on' | 'off'
      webchat: components['schemas']['WebchatSettings']
      createdAt: string
    }
    ConnectionCard: { id: string; kind: 'webchat'; name: string }
    IdentitySecret: { secret: string }
    Block: {
      id: string
      address: string
      reason?: string | null
      createdBy?: string | null
      createdAt: string
      until: string
      contactName?: string | null
    }
    CountsRow: { waiting: number; attending: number; resolved: number }
    Counts: {
      mine: components['schemas']['CountsRow']
      departments: components['schemas']['CountsRow']
      all: components['schemas']['CountsRow']
    }
    Bootstrap: {
      seq: number
      epoch: string
      me: components['schemas']['Me']
      agents: components['schemas']['AgentCard'][]
      departments: components['schemas']['Department'][]
      connections: components['schemas']['ConnectionCard'][]
      counts: components['schemas']['Counts']
      serverTime: string
    }
    Author: {
      kind: 'contact' | 'agent' | 'bot' | 'system'
      id?: string | null
      name?: string | null
    }
    LastMessage: {
      seq: number
      direction: 'in' | 'out' | 'note' | 'system'
      author: components['schemas']['Author']
      type: 'text' | 'image' | 'audio' | 'video' | 'document' | 'activity'
      preview: string
      status?: 'queued' | 'sent' | 'delivered' | 'read' | 'failed' | null
      at: string
    }
    Ticket: { id: string; number: number; protocol?: string | null; openedAt: string }
    ConversationItem: {
      id: string
      contact: { id: string; name: string; photo?: string | null }
      connection: { id: string; kind: 'webchat' }
      kind: 'private' | 'group'
      state: 'triage' | 'waiting' | 'attending' | 'resolved' | 'closed'
      ticket: components['schemas']['Ticket']
      owner?: string | null
      department?: string | null
      archived: boolean
      markedUnread: boolean
      lastMessage?: components['schemas']['LastMessage'] | null
      lastSeq: number
      incoming: number
      waitingSince?: string | null
      lastActivityAt: string
      ended: boolean
      visitorOnline?: boolean | null
    }
    Seen: { seq: number; incoming: number }
    Hit: { seq: number; excerpt: string }
    ConversationPage: {
      items: components['schemas']['ConversationItem'][]
      seen: { [key: string]: components['schemas']['Seen'] }
      hits: { [key: string]: components['schemas']['Hit'] }
      next?: string | null
    }
    File: {
      id: string
      name: string
      mediaType: string
      kind: 'image' | 'audio' | 'video' | 'document'
      size: number
      width?: number | null
      height?: number | null
      durationMillis?: number | null
      thumbnail: boolean
    }
    MessageContent:
      | { type: 'text'; body: string }
      | { type: 'image'; file: components['schemas']['File']; caption?: string | null }
      | { type: 'audio'; file: components['schemas']['File'] }
      | { type: 'video'; file: components['schemas']['File']; caption?: string | null }
      | { type: 'document'; file: components['schemas']['File']; caption?: string | null }
      | {
          type: 'activity'
          what:
            | 'opened'
            | 'accepted'
            | 'taken'
            | 'returned'
            | 'resolved'
            | 'reopened'
            | 'ended'
            | 'left'
            | 'blocked'
            | 'archived'
            | 'unarchived'
            | 'contact-changed'
          detail?: string | null
        }
    Message: {
      id: string
      seq: number
      incoming: number
      conversationId: string
      ticketId: string
      direction: 'in' | 'out' | 'note' | 'system'
      author: components['schemas']['Author']
      content: components['schemas']['MessageContent']
      status?: 'queued' | 'sent' | 'delivered' | 'read' | 'failed' | null
      sentAt?: string | null
      at: string
      replyTo?: string | null
    }
    MessagePage: {
      items: components['schemas']['Message'][]
      hasOlder: boolean
      hasNewer: boolean
    }
    Contact: {
      id: string
      name: string
      email?: string | null
      phone?: string | null
      photo?: string | null
      observations?: string | null
      firstSeenAt?: string | null
      createdAt: string
      version: number
    }
    Viewer: { agent: string; typing: boolean }
    Visitor: {
      page?: { url: string; title?: string | null } | null
      language?: string | null
      browser?: string | null
      system?: string | null
      referrer?: string | null
      firstSeenAt?: string | null
      lastSeenAt?: string | null
      online: boolean
      address?: string | null
    }
    TicketCard: {
      id: string
      number: number
      protocol?: string | null
      state: 'triage' | 'waiting' | 'attending' | 'resolved' | 'closed'
      openedAt: string
      resolvedAt?: string | null
      owner?: string | null
    }
    ConversationView: {
      conversation: components['schemas']['ConversationItem']
      contact: components['schemas']['Contact']
      seen: components['schemas']['Seen']
      messages: components['schemas']['Message'][]
      hasOlder: boolean
      hasNewer: boolean
      viewers: components['schemas']['Viewer'][]
      visitor?: components['schemas']['Visitor'] | null
      tickets: components['schemas']['TicketCard'][]
      allowed: (
        | 'accept'
        | 'return'
        | 'resolve'
        | 'reopen'
        | 'take'
        | 'reply'
        | 'note'
        | 'archive'
        | 'unarchive'
        | 'end'
        | 'block'
        | 'edit-contact'
      )[]
    }
  }
}
