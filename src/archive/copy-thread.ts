import { parentPort, workerData } from "node:worker_threads"
import { backUp } from "./copy.ts"
import { faultOfCopy } from "./whole.ts"

/** Copies a database and looks whether the copy is whole, which reads all of it; then says why it is not, or null. */
const { file, to } = workerData as { readonly file: string; readonly to: string }
await backUp(file, to)
parentPort?.postMessage(faultOfCopy(to))
