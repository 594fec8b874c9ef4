// The api key and the secret of the sessions must stay on the server. The build ran with those given here; nothing that a
// browser can fetch may contain them, nor the names of their variables.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const build = fileURLToPath(new URL("../.next/", import.meta.url));
const { CLOUDCART_API_KEY, SESSION_SECRET } = process.env;
const names = ["CLOUDCART_API_KEY", "SESSION_SECRET"];
const secrets = [CLOUDCART_API_KEY, SESSION_SECRET, "cloudcart-dev-key-2024", ...names].filter(Boolean);
const prerendered = (file) => /\.(html|rsc|body|meta)$/.test(file);

const filesIn = (folder, wanted = () => true) =>
  readdirSync(path.join(build, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && wanted(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name));

const files = [...filesIn("static"), ...filesIn("server/app", prerendered)];
const leaks = files.filter((file) => {
  const text = readFileSync(file, "latin1");
  return secrets.some((secret) => text.includes(secret));
});
if (files.length < 10 || secrets.length < 5)
  throw new Error("There is no build to search, or no key to search for.");
if (leaks.length > 0) {
  console.error(
    `A secret reached the browser's files:\n${leaks.map((file) => path.relative(build, file)).join("\n")}`,
  );
  process.exit(1);
}
console.log(`No secret in ${files.length} files for the browser.`);
