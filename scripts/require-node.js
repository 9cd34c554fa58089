// Plain JavaScript for any Node from 18 on: it runs before the commands that need a newer one, and says so
// in one line instead of a syntax error. `npm install` brings the right Node along on Linux.
const NEEDED = 24;

if (Number.parseInt(process.versions.node, 10) < NEEDED) {
  console.error(
    `Pavilion needs Node ${NEEDED} or newer, this is ${process.versions.node}: install it from https://nodejs.org and try again.`,
  );
  process.exit(1);
}
