// Runs inside the server under test: says on request what it holds.
process.on('message', () => {
  globalThis.gc?.()
  const { heapUsed, rss, external } = process.memoryUsage()
  process.send?.({ heapUsed, rss, external, resources: process.getActiveResourcesInfo().length })
})
// What measures must not keep the server from ending.
process.channel?.unref()
