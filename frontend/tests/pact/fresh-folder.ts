import { rmSync } from "node:fs";
import path from "node:path";

/** Pact adds to the files it finds; interactions that no test has any more must not stay in them. */
export default function setup() {
  rmSync(path.join(import.meta.dirname, "../../target/pacts"), { recursive: true, force: true });
}
