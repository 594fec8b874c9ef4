// Puts the TypeScript client that the Maven build generated where this project compiles it.
// Copied, not linked: module resolution then finds this project's own axios.
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";

const generated = new URL(
  "../../generated-clients/typescript/target/generated-sources/typescript/",
  import.meta.url,
);
const target = new URL("../target/generated-clients/", import.meta.url);

if (!existsSync(generated)) {
  console.error(
    "The generated client is missing. Make it with: ./mvnw -q -pl generated-clients/typescript -am compile",
  );
  process.exit(1);
}
rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });
for (const api of readdirSync(generated)) {
  const sources = (source) => !source.includes(".openapi-generator") && !/\.(sh|md)$/.test(source);
  cpSync(fileURLToPath(new URL(api, generated)), fileURLToPath(new URL(api, target)), {
    recursive: true,
    filter: sources,
  });
}
