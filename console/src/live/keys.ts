/** The names under which the cache holds what the server told us. The only place that spells them. */
export const keys = {
  bootstrap: ['bootstrap'] as const,
  seen: ['seen'] as const,
  typing: ['typing'] as const,
  viewers: ['viewers'] as const,
  presence: ['presence'] as const,
  viewCounts: ['view-counts'] as const,
  lines: ['lines'] as const,
  templates: ['templates'] as const,
  quickReplies: ['quick-replies'] as const,
  ringing: ['ringing'] as const,
  lists: ['conversations'] as const,
  conversation: (id: string) => ['conversation', id] as const,
  conversations: ['conversation'] as const,
  marketing: ['marketing'] as const,
  contacts: ['contacts'] as const,
  contact: (id: string) => ['contact', id] as const,
}
