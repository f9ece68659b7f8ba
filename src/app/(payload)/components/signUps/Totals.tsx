import type { EventSignUps } from './signUps.ts'

/** How many places are taken, and who else there is. */
export const Totals = ({ signUps }: { signUps: EventSignUps }) => {
  const { attended, cancelled, capacity, confirmed, free, waiting } = signUps
  const taken = capacity === null ? String(confirmed) : `${confirmed} of ${capacity}`
  const facts: [string, number | string][] = [
    ['Places taken', taken],
    ...(free === null ? [] : ([['Free', free]] satisfies [string, number][])),
    ['Waiting', waiting],
    ['Cancelled', cancelled],
    ['Were there', attended],
  ]
  return (
    <dl className="sign-ups__totals">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
