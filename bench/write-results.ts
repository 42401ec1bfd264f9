/** Writes RESULTS.md anew from results/: after one was brought from another machine. */
import { writeResults } from './common/report.ts'

writeResults()
