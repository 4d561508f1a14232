import { adoptStyles } from './adopt.ts'
import styles from './files.css?inline'

/** How files look, on their way up and in a message: imported for the styles alone. */
adoptStyles(styles)
