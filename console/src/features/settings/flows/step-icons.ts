import {
  IconArchive,
  IconArrowForwardUp,
  IconArrowsSplit2,
  IconBookmark,
  IconBuilding,
  IconCheck,
  IconFlag,
  IconForms,
  IconHourglass,
  IconListDetails,
  IconMessage,
  IconTag,
  IconUser,
} from '@tabler/icons-react'
import type { FlowStep } from '@/lib/schemas'

export const STEP_ICONS = {
  message: IconMessage,
  question: IconListDetails,
  answer: IconForms,
  condition: IconArrowsSplit2,
  tag: IconTag,
  department: IconBuilding,
  agent: IconUser,
  context: IconBookmark,
  wait: IconHourglass,
  jump: IconArrowForwardUp,
  resolve: IconCheck,
  archive: IconArchive,
  end: IconFlag,
} satisfies Record<FlowStep['type'], typeof IconTag>
