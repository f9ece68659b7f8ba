import { monitorEventLoopDelay } from 'node:perf_hooks'

const millisecond = 1e6

/** Watches from now on how late the event loop of this process is. */
export function watchLoop() {
  const histogram = monitorEventLoopDelay({ resolution: 1 })
  histogram.enable()
  return {
    /** What it came to since the last call, in milliseconds. */
    take: () => {
      const delays = {
        most: histogram.max / millisecond,
        p99: histogram.percentile(99) / millisecond,
      }
      histogram.reset()
      return delays
    },
  }
}
