import { adoptStyles } from './adopt.ts'
import styles from './choices.css?inline'

/** How answers to choose from look: imported for the styles alone. */
adoptStyles(styles)
