/**
 * How the tests' own Node processes are started. PGlite is eight megabytes of WebAssembly: to
 * compile what is hot a second time, better, pays for a server that stays, not for a test that
 * takes seconds (https://v8.dev/docs/wasm-compilation-pipeline).
 */
export const NODE_FLAGS = ['--liftoff-only']
