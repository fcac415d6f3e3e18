import { copyFile } from "node:fs/promises"
import { join } from "node:path"
import { setImmediate as otherWork } from "node:timers/promises"
import { openDatabase } from "../../src/archive/database.ts"
import { restoreBackup } from "../../src/archive/restoring.ts"

// A process of its own that restores a backup and kills itself: while the archive is locked and partly overwritten ("locked"), or
// after so many turns of other work, wherever it has come by then.
if (import.meta.main) {
  const [data = "", backup = "", when = ""] = process.argv.slice(2)
  const kill = () => process.kill(process.pid, "SIGKILL")
  if (when === "locked") {
    const copy = `${backup}.copy`
    await copyFile(backup, copy)
    await (await openDatabase(copy)).overwrite(join(data, "pullquote.db"), kill)
  } else {
    const restored = restoreBackup(data, backup, new Date("2026-03-20T08:00:00Z"))
    for (let turns = Number(when); turns > 0; turns--) await otherWork()
    kill()
    await restored
  }
}
