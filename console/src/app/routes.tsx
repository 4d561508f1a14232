import type { QueryClient } from '@tanstack/react-query'
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  type RouterHistory,
  redirect,
} from '@tanstack/react-router'
import { readContactsSearch } from '@/features/contacts/search'
import { readFunnelsSearch } from '@/features/funnels/search'
import { readSearch } from '@/features/inbox/search'
import { openProfile } from '@/features/profile/profile-state'
import { readRatingsSearch } from '@/features/ratings/search'
import { readSchedulesSearch } from '@/features/schedules/search'
import { readPanelSearch } from '@/features/supervision/search'
import { api } from '@/lib/api'
import { asProblem } from '@/lib/problem'
import { bootstrapQuery } from '@/live/bootstrap'
import { enterDesk } from './enter-desk'
import { ErrorPage, NotFoundPage } from './error-page'

interface Context {
  client: QueryClient
  /** To another address by a fresh page, so that nothing of an ended session stays in memory. */
  leave: (address: string) => void
}

const root = createRootRouteWithContext<Context>()({
  component: Outlet,
  errorComponent: ErrorPage,
  notFoundComponent: NotFoundPage,
})

/** Everything behind the sign-in: nobody gets past `beforeLoad` without a session. */
const desk = createRoute({
  getParentRoute: () => root,
  id: 'desk',
  component: lazyRouteComponent(() => import('./shell'), 'Shell'),
  beforeLoad: async ({ context, location }) => {
    try {
      await enterDesk(await context.client.ensureQueryData(bootstrapQuery))
    } catch (failure) {
      if (asProblem(failure).status !== 401) throw failure
      const { needed } = await api.get('/setup')
      throw redirect({
        href: needed ? '/setup' : `/sign-in?next=${encodeURIComponent(location.href)}`,
      })
    }
  },
})

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/conversations' })
  },
})

const conversations = createRoute({
  getParentRoute: () => desk,
  path: '/conversations',
  validateSearch: readSearch,
  component: lazyRouteComponent(() => import('./inbox-page'), 'InboxPage'),
})

const conversation = createRoute({
  getParentRoute: () => conversations,
  path: '$id',
})

const contacts = createRoute({
  getParentRoute: () => desk,
  path: '/contacts',
  validateSearch: readContactsSearch,
  component: lazyRouteComponent(() => import('./contacts-page'), 'ContactsPage'),
})

const schedules = createRoute({
  getParentRoute: () => desk,
  path: '/schedules',
  validateSearch: readSchedulesSearch,
  component: lazyRouteComponent(() => import('./schedules-page'), 'SchedulesPage'),
})

const ratings = createRoute({
  getParentRoute: () => desk,
  path: '/ratings',
  validateSearch: readRatingsSearch,
  component: lazyRouteComponent(() => import('@/features/ratings/ratings-page'), 'RatingsPage'),
})

const funnels = createRoute({
  getParentRoute: () => desk,
  path: '/funnels',
  validateSearch: readFunnelsSearch,
  component: lazyRouteComponent(() => import('./funnels-page'), 'FunnelsPage'),
})

/** The conversation beside the board. */
const beside = createRoute({
  getParentRoute: () => funnels,
  path: '$id',
})

const supervision = createRoute({
  getParentRoute: () => desk,
  path: '/supervision',
  validateSearch: readPanelSearch,
  component: lazyRouteComponent(() => import('./supervision-page'), 'SupervisionPage'),
})

/** The card around the pages with which one gets in. */
const entry = createRoute({
  getParentRoute: () => root,
  id: 'entry',
  component: lazyRouteComponent(() => import('@/features/sign-in/entry-frame'), 'EntryFrame'),
})

const signIn = createRoute({
  getParentRoute: () => entry,
  path: '/sign-in',
  component: lazyRouteComponent(() => import('@/features/sign-in/sign-in-page'), 'SignInPage'),
})

const setup = createRoute({
  getParentRoute: () => entry,
  path: '/setup',
  component: lazyRouteComponent(() => import('@/features/setup/setup-page'), 'SetupPage'),
})

const join = createRoute({
  getParentRoute: () => entry,
  path: '/join/$token',
  component: lazyRouteComponent(() => import('@/features/join/join-page'), 'JoinPage'),
})

/** One's profile is a pop-up over any page; its address opens it over the inbox. */
const profile = createRoute({
  getParentRoute: () => desk,
  path: '/profile',
  beforeLoad: () => {
    openProfile()
    throw redirect({ to: '/conversations' })
  },
})

const settings = createRoute({
  getParentRoute: () => desk,
  path: '/settings',
  component: lazyRouteComponent(
    () => import('@/features/settings/settings-layout'),
    'SettingsLayout',
  ),
})

const settingsPages = [
  createRoute({
    getParentRoute: () => settings,
    path: '/connections',
    component: lazyRouteComponent(
      () => import('@/features/settings/connections/connections-page'),
      'ConnectionsPage',
    ),
  }),
  createRoute({
    getParentRoute: () => settings,
    path: '/connections/$id',
    component: lazyRouteComponent(
      () => import('@/features/settings/connections/connection-page'),
      'ConnectionPage',
    ),
  }),
  createRoute({
    getParentRoute: () => settings,
    path: '/integrations',
    component: lazyRouteComponent(
      () => import('@/features/settings/integrations/integrations-page'),
      'IntegrationsPage',
    ),
  }),
  createRoute({
    getParentRoute: () => settings,
    path: '/integrations/typebot',
    component: lazyRouteComponent(
      () => import('@/features/settings/integrations/typebot-page'),
      'TypebotPage',
    ),
  }),
  createRoute({
    getParentRoute: () => settings,
    path: '/ledger',
    component: lazyRouteComponent(
      () => import('@/features/settings/ledger/ledger-page'),
      'LedgerPage',
    ),
  }),
  createRoute({
    getParentRoute: () => settings,
    path: '/people',
    component: lazyRouteComponent(
      () => import('@/features/settings/people/people-page'),
      'PeoplePage',
    ),
  }),
  createRoute({
    getParentRoute: () => settings,
    path: '/departments',
    component: lazyRouteComponent(
      () => import('@/features/settings/departments/departments-page'),
      'DepartmentsPage',
    ),
  }),
  createRoute({
    getParentRoute: () => settings,
    path: '/departments/$id',
    component: lazyRouteComponent(
      () => import('@/features/settings/departments/rules-page'),
      'DepartmentRulesPage',
    ),
  }),
  createRoute({
    getParentRoute: () => settings,
    path: '/groups',
    component: lazyRouteComponent(
      () => import('@/features/settings/groups/groups-page'),
      'GroupsPage',
    ),
  }),
  createRoute({
    getParentRoute: () => settings,
    path: '/tags',
    component: lazyRouteComponent(() => import('@/features/settings/tags/tags-page'), 'TagsPage'),
  }),
  createRoute({
    getParentRoute: () => settings,
    path: '/funnels',
    component: lazyRouteComponent(
      () => import('@/features/settings/funnels/funnels-page'),
      'FunnelsPage',
    ),
  }),
  createRoute({
    getParentRoute: () => settings,
    path: '/templates',
    component: lazyRouteComponent(
      () => import('@/features/settings/templates/templates-page'),
      'TemplatesPage',
    ),
  }),
  createRoute({
    getParentRoute: () => settings,
    path: '/quick-replies',
    component: lazyRouteComponent(
      () => import('@/features/settings/quick-replies/quick-replies-page'),
      'QuickRepliesPage',
    ),
  }),
  createRoute({
    getParentRoute: () => settings,
    path: '/flows',
    component: lazyRouteComponent(
      () => import('@/features/settings/flows/flows-page'),
      'FlowsPage',
    ),
  }),
  createRoute({
    getParentRoute: () => settings,
    path: '/surveys',
    component: lazyRouteComponent(
      () => import('@/features/settings/surveys/surveys-page'),
      'SurveysPage',
    ),
  }),
  createRoute({
    getParentRoute: () => settings,
    path: '/flows/$id',
    component: lazyRouteComponent(() => import('@/features/settings/flows/flow-page'), 'FlowPage'),
  }),
  createRoute({
    getParentRoute: () => settings,
    path: '/intents',
    component: lazyRouteComponent(
      () => import('@/features/settings/intents/intents-page'),
      'IntentsPage',
    ),
  }),
  createRoute({
    getParentRoute: () => settings,
    path: '/intents/$id',
    component: lazyRouteComponent(
      () => import('@/features/settings/intents/intent-page'),
      'IntentPage',
    ),
  }),
  createRoute({
    getParentRoute: () => settings,
    path: '/demands',
    component: lazyRouteComponent(
      () => import('@/features/settings/demands/demands-page'),
      'DemandsPage',
    ),
  }),
  createRoute({
    getParentRoute: () => settings,
    path: '/wishes',
    component: lazyRouteComponent(
      () => import('@/features/settings/wishes/wishes-page'),
      'WishesPage',
    ),
  }),
  createRoute({
    getParentRoute: () => settings,
    path: '/account',
    component: lazyRouteComponent(
      () => import('@/features/settings/account/account-page'),
      'AccountPage',
    ),
  }),
  createRoute({
    getParentRoute: () => settings,
    path: '/routing',
    component: lazyRouteComponent(
      () => import('@/features/settings/routing/routing-page'),
      'RoutingPage',
    ),
  }),
  createRoute({
    getParentRoute: () => settings,
    path: '/routing/$id',
    component: lazyRouteComponent(
      () => import('@/features/settings/routing/policy-page'),
      'PolicyPage',
    ),
  }),
  createRoute({
    getParentRoute: () => settings,
    path: '/audit',
    component: lazyRouteComponent(
      () => import('@/features/settings/audit/audit-page'),
      'AuditPage',
    ),
  }),
  createRoute({
    getParentRoute: () => settings,
    path: '/bin',
    component: lazyRouteComponent(() => import('@/features/settings/bin/bin-page'), 'BinPage'),
  }),
]

/** Pages for people who are not signed in. One line each. */
const publicPages = [home, entry.addChildren([signIn, setup, join])]

/** Pages inside the desk, beside the rail. One line each. */
const deskPages = [
  conversations.addChildren([conversation]),
  contacts,
  schedules,
  ratings,
  funnels.addChildren([beside]),
  profile,
  supervision,
  settings.addChildren(settingsPages),
]

/** The console's addresses; tests bring a history of their own. */
export function makeRouter(context: Context, history?: RouterHistory) {
  return createRouter({
    routeTree: root.addChildren([...publicPages, desk.addChildren(deskPages)]),
    context,
    ...(history ? { history } : {}),
    defaultPreload: false,
    defaultPendingMs: 200,
    scrollRestoration: false,
  })
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>
  }
}
