import { tell, write } from "../../src/adapters/terminal/output.ts"
import { evaluate } from "./evaluate.ts"

// npm run evaluate -- FOLDER [--without STEP]… [--ablation]
process.exitCode = await evaluate(process.argv.slice(2), { write, tell })
