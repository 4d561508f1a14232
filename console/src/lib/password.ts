/** As the server demands. */
export const LEAST_PASSWORD = 10
