/** The package's own folder: both `src/cli` and `dist/cli` lie two levels below it. */
export const PACKAGE_ROOT = new URL('../../', import.meta.url)
