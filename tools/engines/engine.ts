import { findBrowser } from '../find-browser.ts'
import { named, onPath } from '../on-path.ts'

export const ENGINES = ['chromium', 'firefox', 'webkit'] as const
export type Engine = (typeof ENGINES)[number]

/** Programs that an engine's tests start, and the Debian package of each. */
interface Program {
  package: string
  find: () => string | null
}

const PROGRAMS: Record<Engine, Program[]> = {
  chromium: [{ package: 'chromium', find: findBrowser }],
  firefox: [{ package: 'firefox-esr', find: findFirefox }],
  webkit: [
    { package: 'webkit2gtk-driver', find: findWebKitDriver },
    // WebKitGTK's MiniBrowser has no mode without a display.
    { package: 'xvfb', find: findDisplay },
  ],
}

/** `FIREFOX_PATH`, or the first one on `PATH`. */
export function findFirefox(): string | null {
  return named('FIREFOX_PATH') ?? onPath('firefox-esr', 'firefox')
}

/** `WEBKIT_DRIVER_PATH`, or the one on `PATH`. */
export function findWebKitDriver(): string | null {
  return named('WEBKIT_DRIVER_PATH') ?? onPath('WebKitWebDriver')
}

export function findDisplay(): string | null {
  return onPath('Xvfb')
}

/** What is missing of an engine, as Debian's packages. */
export function missingPackages(engine: Engine): string[] {
  return PROGRAMS[engine].filter(({ find }) => find() === null).map((program) => program.package)
}

/** A Debian where we may install what is missing. */
export function mayInstall(): boolean {
  return process.getuid?.() === 0 && onPath('apt-get') !== null
}

/** In CI, and where it could have been installed, an engine that is missing is a failure. */
export function mustHaveAll(): boolean {
  return process.env['CI'] !== undefined || mayInstall()
}

export const absent = (): Engine[] => ENGINES.filter((engine) => missingPackages(engine).length > 0)
