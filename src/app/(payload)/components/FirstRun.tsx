import { CollectiveLogo } from './CollectiveLogo.tsx'

/**
 * The panel's first page while there are no accounts. Nobody can register here: the first
 * administrator comes from the command line, so only somebody with access to the server makes one.
 */
export const FirstRun = () => (
  <main className="first-run">
    <CollectiveLogo />
    <h1>Nearly there</h1>
    <p>
      Collective CMS is running, and has no accounts yet. For safety the first one cannot be made
      from a browser. On the computer that runs this server, in the project’s folder, type:
    </p>
    <pre tabIndex={0} aria-label="The command to type">
      <code>npm run cms -- create-admin --email you@example.org</code>
    </pre>
    <p>
      It prints a password. Then come back and <a href="/admin/login">sign in</a>.
    </p>
  </main>
)
