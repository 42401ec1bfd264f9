/**
 * `npm run check:all`: the gate, and what is too long for it. Stops at the first step that fails
 * and says how to run that one by itself; `--from=5` goes on there, `--only=5,7` runs some. What
 * was green, and when, is written to bench/RESULTS.md.
 */
import { spawnSync } from 'node:child_process'
import { parseArgs } from 'node:util'
import { noteGreen } from './check-all-results.ts'

const STEPS: [name: string, command: string][] = [
  ['the checks', 'npm run --silent check'],
  [
    'every test, with other random values',
    'PROPERTY_SEED=random MODEL_RUNS=60 FORM_RUNS=1000 TEST_MINUTES=20 npm test',
  ],
  [
    'a hundred thousand enrollments, whichever process is killed',
    'ENROLLMENTS=100000 node --test --test-reporter=spec test/platform/enrollments/killed-processes.node.test.ts',
  ],
  [
    'five hundred fight for fifty slots, while servers are killed',
    'BOOKING_CLIENTS=500 BOOKING_SLOTS=50 BOOKING_KILLS=5 node --test --test-reporter=spec test/platform/appointments/killed-servers.node.test.ts',
  ],
  [
    'every fault that is known, twenty times',
    'FAULT_ROUNDS=20 node --test --test-concurrency=1 --test-reporter=spec "test/faults/*.node.test.ts"',
  ],
  [
    'a hundred wrong requests to each route',
    'ROUTE_RUNS=100 PROPERTY_SEED=random TEST_MINUTES=20 node --import=./test/harness/property-seed.ts --test --test-reporter=spec test/hostile/routes/every-route.node.test.ts',
  ],
  [
    'a quarter of an hour of visitors while lines are cut',
    'SOAK_MINUTES=15 node --test --test-reporter=spec test/soak/soak.node.test.ts',
  ],
  [
    'the same, where a kilobyte of each request is kept: it shows',
    'SOAK_KEEPS=1024 node --test --test-reporter=spec test/soak/soak.node.test.ts',
  ],
  [
    'a hundred thousand subscribers of an action',
    'SUBSCRIBERS=100000 node --test --test-reporter=spec test/platform/vendor-apis/octeth/action-subscribers.node.test.ts',
  ],
  [
    'a crash at every statement of every step',
    'CRASHES=all node --test --test-reporter=spec test/platform/enrollments/crashes/crashes.node.test.ts',
  ],
  [
    'a journey of ten actions, with a crash at every statement',
    'CRASHES=all node --test --test-reporter=spec test/platform/effects/ten-actions.node.test.ts',
  ],
  ['the elements on the base of the script tag', 'REACTIVE_BASE=slim wtr'],
  [
    'all of WordPress',
    'WORDPRESS_CASES=all node --test --test-reporter=spec test/wordpress/wordpress.node.test.ts',
  ],
  [
    'apps of every framework',
    'E2E=all playwright test next.e2e nuxt.e2e svelte.e2e solid.e2e angular.e2e astro.e2e plain.e2e',
  ],
  [
    'the documentation as a site',
    'BUILT=1 npm run --silent site && E2E=all playwright test documentation-site.e2e strangers-path.e2e',
  ],
  [
    'forty answers, interrupted a hundred times',
    'INTERRUPTIONS=100 PROPERTY_SEED=random playwright test interrupted.e2e',
  ],
  ['what is tagged @long', 'E2E=all playwright test --grep=@long'],
]

const { values } = parseArgs({
  options: { from: { type: 'string', default: '1' }, only: { type: 'string' } },
})
const only = values.only?.split(',').map(Number)
const isWanted = (step: number) => only?.includes(step) ?? step >= Number(values.from)
const began = performance.now()
const minutes = (since: number) => `${((performance.now() - since) / 60_000).toFixed(1)} min`

for (const [index, [name, command]] of STEPS.entries()) {
  const number = index + 1
  if (!isWanted(number)) continue
  const start = performance.now()
  console.log(`\n# ${number} of ${STEPS.length}: ${name}\n# ${command}`)
  const { status } = spawnSync(command, { shell: true, stdio: ['ignore', 'inherit', 'inherit'] })
  if (status !== 0) {
    console.error(`\ncheck:all: ${name}: failed after ${minutes(start)}. By itself:\n  ${command}`)
    console.error(`Then go on from there: npm run check:all -- --from=${number}`)
    process.exit(1)
  }
  console.log(`# ${name}: green, ${minutes(start)}`)
  noteGreen(
    name,
    (performance.now() - start) / 60_000,
    STEPS.map(([step]) => step),
  )
}
console.log(
  `\ncheck:all: ${only?.length ?? `all ${STEPS.length - Number(values.from) + 1}`} steps green, ${minutes(began)}`,
)
