import type { Registry } from 'prom-client'

import type { Tally } from '../lib/tally.ts'

type Value = { labels: Record<string, number | string>; metricName: string; value: number }
type Names = { counter?: { name: string; help: string }; histogram: { name: string; help: string } }

/** Shows a tally as a histogram and, where it is asked for, as a counter too. */
export function showTally(
  registry: Registry,
  tally: Tally,
  labels: readonly string[],
  { counter, histogram }: Names,
): void {
  if (counter) {
    show(registry, {
      ...counter,
      type: 'counter',
      values: () => counts(tally, labels, counter.name),
    })
  }
  show(registry, {
    ...histogram,
    type: 'histogram',
    values: () => durations(tally, labels, histogram.name),
  })
}

/** prom-client asks of a metric no more than this, and its types for one of its own classes. */
function show(
  registry: Registry,
  metric: { name: string; help: string; type: string; values: () => Value[] },
): void {
  const { values, ...rest } = metric
  const get = () => Promise.resolve({ ...rest, aggregator: 'sum', values: values() })
  registry.registerMetric({ name: metric.name, get } as unknown as Parameters<
    Registry['registerMetric']
  >[0])
}

const counts = (tally: Tally, names: readonly string[], metricName: string): Value[] =>
  Array.from(tally.entries(), ([key, { count }]) => ({
    labels: labelled(names, key),
    metricName,
    value: count,
  }))

function durations(tally: Tally, names: readonly string[], name: string): Value[] {
  return Array.from(tally.entries()).flatMap(([key, { buckets, count, seconds }]) => {
    const labels = labelled(names, key)
    let below = 0
    const bucket = (le: number | string, value: number) => ({
      labels: { le, ...labels },
      metricName: `${name}_bucket`,
      value,
    })
    return [
      ...tally.limits.map((limit, index) => bucket(limit, (below += buckets[index] ?? 0))),
      bucket('+Inf', count),
      { labels, metricName: `${name}_sum`, value: seconds },
      { labels, metricName: `${name}_count`, value: count },
    ]
  })
}

function labelled(names: readonly string[], key: string): Record<string, string> {
  const parts = key.split('\n')
  return Object.fromEntries(names.map((name, index) => [name, parts[index] ?? '']))
}
