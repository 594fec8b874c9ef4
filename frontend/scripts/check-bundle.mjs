// The api key must stay on the server. The build ran with the key given here; nothing that a browser
// can fetch may contain it, nor the name of its variable.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const build = fileURLToPath(new URL("../.next/", import.meta.url));
const secrets = [process.env.CLOUDCART_API_KEY, "cloudcart-dev-key-2024", "CLOUDCART_API_KEY"].filter(
  Boolean,
);
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
if (files.length < 10 || secrets.length < 3)
  throw new Error("There is no build to search, or no key to search for.");
if (leaks.length > 0) {
  console.error(
    `The api key reached the browser's files:\n${leaks.map((file) => path.relative(build, file)).join("\n")}`,
  );
  process.exit(1);
}
console.log(`No key in ${files.length} files for the browser.`);
