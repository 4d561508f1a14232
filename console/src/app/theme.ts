import {
  ActionIcon,
  createTheme,
  type MantineColorsTuple,
  Menu,
  Modal,
  Tooltip,
} from '@mantine/core'

/** The one accent: index 6 is the brand in the light theme. */
const brand: MantineColorsTuple = [
  '#eeecfc',
  '#dcd8fb',
  '#bdb6f5',
  '#9d93ee',
  '#7d71e6',
  '#6a5edd',
  '#5b4fd6',
  '#4d41c6',
  '#4338ab',
  '#372e8f',
]

/** Danger, dark enough for white letters in both themes. */
const red: MantineColorsTuple = [
  '#fdecef',
  '#fad5da',
  '#f3a9b2',
  '#ea7c89',
  '#e05767',
  '#db4656',
  '#d63b4b',
  '#c22a3b',
  '#c93646',
  '#8f1f2c',
]

/** The greys of the dark theme, from its tokens: ink to ground; index 6 is the fields'. */
const dark: MantineColorsTuple = [
  '#ecebf3',
  '#b4b5c6',
  '#9a9cb0',
  '#717388',
  '#3a3a4c',
  '#2a2a38',
  '#20202c',
  '#181822',
  '#111119',
  '#0c0c12',
]

/** Mantine dressed in the tokens of `tokens.css`: what it has is used as it is. */
export const theme = createTheme({
  primaryColor: 'brand',
  colors: { brand, red, dark },
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  defaultRadius: 8,
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '15px', xl: '18px' },
  lineHeights: { md: '1.45' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Tooltip: Tooltip.extend({
      defaultProps: {
        openDelay: 300,
        withArrow: true,
        events: { hover: true, focus: true, touch: false },
      },
    }),
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: 'default', size: 32, radius: 8 } }),
    Menu: Menu.extend({
      defaultProps: {
        shadow: 'md',
        radius: 10,
        position: 'bottom-end',
        // The first item takes the focus: a menu may hold nothing that is no item.
        withInitialFocusPlaceholder: false,
      },
    }),
    Modal: Modal.extend({ defaultProps: { radius: 12, centered: true } }),
  },
})
