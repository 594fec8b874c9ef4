import nextVitals from "eslint-config-next/core-web-vitals";
import nextTypescript from "eslint-config-next/typescript";
import { defineConfig, globalIgnores } from "eslint/config";

export default defineConfig([
  ...nextVitals,
  ...nextTypescript,
  {
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      eqeqeq: "error",
      "no-console": "error",
      "max-lines-per-function": ["error", { max: 80, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ["components/**", "app/**"],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          patterns: [
            { group: ["@generated/*", "axios"], message: "Only lib/api uses the generated client." },
          ],
        },
      ],
    },
  },
  { files: ["scripts/**", "tests/**"], rules: { "no-console": "off", "max-lines-per-function": "off" } },
  globalIgnores([".next/**", "target/**", "next-env.d.ts", "scripts/measure/node_modules/**"]),
]);
