// Loaded before anything else, by any version of Node.js: plain old JavaScript, no dependency.
var parts = process.version.slice(1).split('.').map(Number)

if (parts[0] < 20 || (parts[0] === 20 && parts[1] < 19)) {
  process.stderr.write(
    'Node.js 20.19 or newer is needed, and this is ' +
      process.version +
      '; install Node.js 24 from https://nodejs.org and run the command again.\n',
  )
  process.exit(1)
}
