import { largeCounterDirectory } from '#tests/bench/shared/large-counter.ts'
const t=performance.now(); await largeCounterDirectory(1000000); console.log('made in', (performance.now()-t)/1000)
