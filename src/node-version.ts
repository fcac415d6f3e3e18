import { EXIT } from "./cli/exit.ts"

// Imported before everything else, so that an older Node that runs .ts files (22.18 or newer) says what to do instead of
// failing somewhere. One that is older still refuses the file's name before it reads anything.
const OLDEST = 24

if (Number(process.versions.node.split(".")[0]) < OLDEST) {
  process.stderr.write(
    `Pullquote needs Node ${OLDEST} or newer, and ${process.execPath} is ${process.versions.node}. npm installs the right one: run npm ci, then npm start, or npm run -s pullquote -- help\n`,
  )
  process.exit(EXIT.failed)
}
